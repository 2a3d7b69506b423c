import { useQuery, useQueryClient } from '@tanstack/react-query';
import { listQuery, type LeadFilters } from '../api/leads.ts';
import { removeView, VIEWS, viewsQuery } from '../api/views.ts';
import { useTexts } from '../texts/use-texts.ts';
import { MenuChoice, MenuItem, MenuSeparator } from '../ui/menu.tsx';
import { toast } from '../ui/toast.ts';
import { isNarrowed, SORTS, SWITCHES } from './lead-filters.ts';
import { useNarrow } from './use-narrow.ts';
import { useLeadFilters } from './use-lead-list.ts';

const ANY = 'any';

export interface ListMenuItemsProps {
  isBoard: boolean;
  onSaveView: () => void;
  onChooseColumns: () => void;
}

/** Less common filters, the order, and the views of the list. The board has an order of its own. */
export function ListMenuItems({ isBoard, onSaveView, onChooseColumns }: ListMenuItemsProps) {
  const { filters: texts, sorts, views, chooseColumns } = useTexts().leads;
  const filters = useLeadFilters();
  const narrow = useNarrow();
  const attention = SWITCHES.find((name) => filters[name] === true) ?? ANY;
  return (
    <>
      <MenuChoice
        label={texts.attention}
        value={attention}
        options={[ANY, ...SWITCHES].map((value) => ({
          value,
          label: texts.attentions[value as keyof typeof texts.attentions],
          icon: null,
        }))}
        onChange={(value) =>
          narrow({
            untouched: value === 'untouched' ? true : undefined,
            unseen: value === 'unseen' ? true : undefined,
            overdue: value === 'overdue' ? true : undefined,
          })
        }
      />
      <OwnerChoice filters={filters} onChange={(owner) => narrow({ owner })} />
      {!isBoard && (
        <MenuChoice
          label={sorts.title}
          value={filters.sort ?? 'newest'}
          options={SORTS.map((value) => ({ value, label: sorts[value], icon: null }))}
          onChange={(sort) => narrow({ sort: sort === 'newest' ? undefined : sort })}
        />
      )}
      <MenuSeparator />
      {!isBoard && <MenuItem onSelect={onChooseColumns}>{chooseColumns}</MenuItem>}
      {isNarrowed(filters) && <MenuItem onSelect={onSaveView}>{views.save}</MenuItem>}
      <RemoveView filters={filters} />
    </>
  );
}

interface OwnerChoiceProps {
  filters: LeadFilters;
  onChange: (owner: string | undefined) => void;
}

function OwnerChoice({ filters, onChange }: OwnerChoiceProps) {
  const { owners } = useTexts().leads.filters;
  return (
    <MenuChoice
      label={owners.title}
      value={filters.owner ?? ANY}
      options={(['any', 'me', 'none'] as const).map((value) => ({
        value,
        label: owners[value],
        icon: null,
      }))}
      onChange={(value) => onChange(value === ANY ? undefined : value)}
    />
  );
}

/** Removes the person's own view with these filters, if there is one. */
function RemoveView({ filters }: { filters: LeadFilters }) {
  const { views: texts } = useTexts().leads;
  const client = useQueryClient();
  const { data: views = [] } = useQuery(viewsQuery);
  const query = listQuery(filters);
  const own = views.find((view) => view.isMine && view.query === query);
  if (!own) return null;
  const remove = async () => {
    try {
      await removeView(own._id);
      toast.success(texts.removed(own.name));
    } catch (error) {
      toast.error(error instanceof Error ? error.message : '');
    }
    await client.invalidateQueries({ queryKey: VIEWS });
  };
  return <MenuItem onSelect={() => void remove()}>{texts.remove(own.name)}</MenuItem>;
}
