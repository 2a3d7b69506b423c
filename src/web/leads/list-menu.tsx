import { useQuery, useQueryClient } from '@tanstack/react-query';
import { SlidersHorizontal } from 'lucide-react';
import { listQuery, type LeadFilters } from '../api/leads.ts';
import { removeView, VIEWS, viewsQuery } from '../api/views.ts';
import { loadTexts } from '../texts/texts-store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../ui/menu.tsx';
import { toast } from '../ui/toast.ts';
import { useLazyDialog } from '../ui/use-lazy-dialog.ts';
import { isNarrowed, SORTS, SWITCHES } from './lead-filters.ts';
import { useNarrow } from './use-narrow.ts';
import { useLeadFilters } from './use-lead-list.ts';

const ANY = 'any';

/** Less common filters, the order, and the views of the list. The board has an order of its own. */
export function ListMenu({ isBoard = false }: { isBoard?: boolean }) {
  const { filters: texts, sorts, views, chooseColumns } = useTexts().leads;
  const filters = useLeadFilters();
  const narrow = useNarrow();
  const [dialog, openDialog] = useLazyDialog(async () => {
    const [{ SaveViewDialog }] = await Promise.all([
      import('./save-view-dialog.tsx'),
      loadTexts('tools'),
    ]);
    return (close) => <SaveViewDialog query={listQuery(filters)} onClose={close} />;
  });
  const [columnsDialog, openColumns] = useLazyDialog(async () => {
    const [{ ColumnsDialog }] = await Promise.all([
      import('./columns-dialog.tsx'),
      loadTexts('tools'),
    ]);
    return (close) => <ColumnsDialog onClose={close} />;
  });
  const attention = SWITCHES.find((name) => filters[name] === true) ?? ANY;
  return (
    <>
      <Menu
        label={texts.title}
        align="end"
        trigger={
          <IconButton label={texts.title}>
            <SlidersHorizontal className="size-4" />
          </IconButton>
        }
      >
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
        {!isBoard && <MenuItem onSelect={openColumns}>{chooseColumns}</MenuItem>}
        {isNarrowed(filters) && <MenuItem onSelect={openDialog}>{views.save}</MenuItem>}
        <RemoveView filters={filters} />
      </Menu>
      {dialog}
      {columnsDialog}
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
