import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import { listQuery, type LeadFilters } from '../api/leads.ts';
import { addView, removeView, VIEWS, viewsQuery } from '../api/views.ts';
import { useTexts } from '../texts/use-texts.ts';
import { MenuChoice, MenuItem, MenuSeparator } from '../ui/menu.tsx';
import { toast, useTellDone } from '../ui/toast.ts';
import { useHasSidebar, useIsPhone } from '../ui/use-media-query.ts';
import { filtersOfView, isNarrowed, SORTS, SWITCHES } from './lead-filters.ts';
import { useSelection } from './selection.tsx';
import type { ListDialogs } from './use-list-dialogs.tsx';
import { useNarrow } from './use-narrow.ts';
import { ViewCount } from './view-list.tsx';
import { viewName } from './view-name.ts';
import { useLeadFilters } from './use-lead-list.ts';

const ANY = 'any';

export interface ListMenuItemsProps extends Omit<ListDialogs, 'dialogs'> {
  isBoard: boolean;
}

/** Less common filters, the order, and the views of the list. The board has an order of its own. */
export function ListMenuItems({
  isBoard,
  openFilters,
  openColumns,
  openSaveView,
  openRecent,
}: ListMenuItemsProps) {
  const {
    filters: texts,
    sorts,
    views,
    chooseFilters,
    chooseColumns,
    chooseLeads,
    recentChanges,
  } = useTexts().leads;
  const isPhone = useIsPhone();
  const { beginChoosing } = useSelection();
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
      <MenuItem onSelect={openFilters}>{chooseFilters}</MenuItem>
      {!isBoard && !isPhone && <MenuItem onSelect={openColumns}>{chooseColumns}</MenuItem>}
      {!isBoard && isPhone && <MenuItem onSelect={beginChoosing}>{chooseLeads}</MenuItem>}
      <MenuItem onSelect={openRecent}>{recentChanges}</MenuItem>
      {isNarrowed(filters) && <MenuItem onSelect={openSaveView}>{views.save}</MenuItem>}
      <RemoveView filters={filters} />
      <Views />
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

/** The views, on screens whose navigation has no room for them. */
function Views() {
  const { views: texts } = useTexts().leads;
  const { data: views = [] } = useQuery(viewsQuery);
  const navigate = useNavigate();
  const labelId = useId();
  if (useHasSidebar() || views.length === 0) return null;
  return (
    <div role="group" aria-labelledby={labelId}>
      <MenuSeparator />
      <div id={labelId} role="presentation" className="px-2 pt-1.5 pb-1 text-xs text-faint">
        {texts.title}
      </div>
      {views.map((view) => (
        <MenuItem
          key={view._id}
          onSelect={() =>
            void navigate({ to: '/user/allLeads', search: filtersOfView(view.query) })
          }
        >
          <span dir="auto" className="min-w-0 flex-1 truncate">
            {viewName(view, texts)}
          </span>
          <ViewCount count={view.count} />
        </MenuItem>
      ))}
    </div>
  );
}

/** Removes the person's own view with these filters, if there is one. */
function RemoveView({ filters }: { filters: LeadFilters }) {
  const { views: texts } = useTexts().leads;
  const client = useQueryClient();
  const { data: views = [] } = useQuery(viewsQuery);
  const tellDone = useTellDone();
  const readAgain = () => client.invalidateQueries({ queryKey: VIEWS });
  const query = listQuery(filters);
  const own = views.find((view) => view.isMine && view.query === query);
  if (!own) return null;
  const remove = async () => {
    try {
      await removeView(own._id);
      const { name, columns, isShared } = own;
      tellDone(texts.removed(name), () => addView({ name, query, columns, isShared }), readAgain);
    } catch (error) {
      toast.error(error instanceof Error ? error.message : '');
    }
    await readAgain();
  };
  return <MenuItem onSelect={() => void remove()}>{texts.remove(own.name)}</MenuItem>;
}
