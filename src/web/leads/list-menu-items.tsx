import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import { listQuery, type LeadFilters } from '../api/leads.ts';
import { viewsQuery } from '../api/views.ts';
import { useUser } from '../shell/use-user.ts';
import { useLeadToolTexts, useTexts } from '../texts/use-texts.ts';
import { MenuChecks } from '../ui/menu-checks.tsx';
import { MenuChoice, MenuItem, MenuLink, MenuSeparator } from '../ui/menu.tsx';
import { useHasSidebar, useIsPhone } from '../ui/use-media-query.ts';
import { ExportLinks } from './export-menu.tsx';
import { filtersOfView, isNarrowed, SORTS, SWITCHES, toFilter, valuesOf } from './lead-filters.ts';
import { SOURCES } from './lead-source.ts';
import { useSelection } from './selection.tsx';
import type { ListDialogs } from './use-list-dialogs.tsx';
import { useClearFilters, useNarrow } from './use-narrow.ts';
import { useMayChangeView } from './use-may-change-view.ts';
import { ViewCount } from './view-list.tsx';
import { viewName } from './view-name.ts';
import { useLeadFilters } from './use-lead-list.ts';

const ANY = 'any';

export interface ListMenuItemsProps extends Omit<ListDialogs, 'dialogs'> {
  isBoard: boolean;
}

/** Less common filters, the order, and the views of the list. The board has an order of its own. */
export function ListMenuItems({ isBoard, ...open }: ListMenuItemsProps) {
  const { listMenu: texts } = useLeadToolTexts();
  const isPhone = useIsPhone();
  const filters = useLeadFilters();
  const narrow = useNarrow();
  const { attentions } = texts.filters;
  return (
    <>
      {isPhone && <PhoneFilters />}
      <MenuChecks
        label={texts.filters.attention}
        values={SWITCHES.filter((name) => filters[name] === true)}
        options={SWITCHES.map((value) => ({ value, label: attentions[value] }))}
        onChange={(values) => {
          const isOn = (name: (typeof SWITCHES)[number]) =>
            values.includes(name) ? true : undefined;
          narrow({
            untouched: isOn('untouched'),
            unseen: isOn('unseen'),
            overdue: isOn('overdue'),
          });
        }}
      />
      <OwnerChoice filters={filters} onChange={(owner) => narrow({ owner })} />
      {!isBoard && (
        <MenuChoice
          label={texts.sorts.title}
          value={filters.sort ?? 'newest'}
          options={SORTS.map((value) => ({ value, label: texts.sorts[value], icon: null }))}
          onChange={(sort) => narrow({ sort: sort === 'newest' ? undefined : sort })}
        />
      )}
      <MenuSeparator />
      <Actions isBoard={isBoard} {...open} />
      {isPhone && !isBoard && <PhoneLinks />}
      <Views />
    </>
  );
}

function Actions({
  isBoard,
  openFilters,
  openColumns,
  openSaveView,
  openRecent,
  openViews,
}: ListMenuItemsProps) {
  const { listMenu: texts } = useLeadToolTexts();
  const { views: viewTexts } = useTexts().leads;
  const { data: views = [] } = useQuery(viewsQuery);
  const mayChange = useMayChangeView();
  const isPhone = useIsPhone();
  const { beginChoosing } = useSelection();
  const filters = useLeadFilters();
  return (
    <>
      <MenuItem onSelect={openFilters}>{texts.chooseFilters}</MenuItem>
      {!isBoard && !isPhone && <MenuItem onSelect={openColumns}>{texts.chooseColumns}</MenuItem>}
      {!isBoard && isPhone && <MenuItem onSelect={beginChoosing}>{texts.chooseLeads}</MenuItem>}
      <MenuItem onSelect={openRecent}>{texts.recentChanges}</MenuItem>
      {listQuery(filters) !== '' && <MenuItem onSelect={openSaveView}>{texts.saveView}</MenuItem>}
      {views.some(mayChange) && <MenuItem onSelect={openViews}>{viewTexts.manage}</MenuItem>}
    </>
  );
}

/** What the toolbar has no room for on a phone. */
function PhoneFilters() {
  const { listMenu: texts } = useLeadToolTexts();
  const { sources } = useTexts().leads;
  const filters = useLeadFilters();
  const narrow = useNarrow();
  const clear = useClearFilters();
  return (
    <>
      {isNarrowed(filters) && (
        <>
          <MenuItem onSelect={clear}>{texts.clear}</MenuItem>
          <MenuSeparator />
        </>
      )}
      <MenuChecks
        label={texts.filters.labels.source}
        values={valuesOf(filters.source)}
        options={SOURCES.map((value) => ({ value, label: sources[value] }))}
        onChange={(values) => narrow({ source: toFilter(values) })}
      />
    </>
  );
}

function PhoneLinks() {
  const { toolbar } = useTexts().leads;
  const { role } = useUser();
  const { leadExport } = useLeadToolTexts();
  const labelId = useId();
  return (
    <>
      <MenuLink>
        <Link to="/board" search={useLeadFilters()}>
          {toolbar.asBoard}
        </Link>
      </MenuLink>
      {role === 'admin' && (
        <div role="group" aria-labelledby={labelId}>
          <div id={labelId} role="presentation" className="px-2 pt-1.5 pb-1 text-xs text-faint">
            {leadExport.title}
          </div>
          <ExportLinks />
        </div>
      )}
    </>
  );
}

interface OwnerChoiceProps {
  filters: LeadFilters;
  onChange: (owner: string | undefined) => void;
}

function OwnerChoice({ filters, onChange }: OwnerChoiceProps) {
  const { owners } = useLeadToolTexts().listMenu.filters;
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
