import { useEffect, useEffectEvent, type ReactNode } from 'react';
import { listQuery, type LeadFilters } from '../api/leads.ts';
import { loadTexts } from '../texts/texts-store.ts';
import { useLazyDialog } from '../ui/use-lazy-dialog.ts';
import { offerListCommands, type ListCommand } from './list-commands.ts';
import { useSelection } from './selection.tsx';

const loadDialogs = async () =>
  (await Promise.all([import('./list-dialogs.ts'), loadTexts('tools')]))[0];

export interface ListDialogs {
  /** What to render. */
  readonly dialogs: ReactNode;
  readonly openFilters: () => void;
  readonly openColumns: () => void;
  readonly openSaveView: () => void;
  readonly openRecent: () => void;
  readonly openViews: () => void;
}

/** The windows of the menu of the list. They are loaded when one of them is opened. */
export function useListDialogs(filters: LeadFilters): ListDialogs {
  const [filterDialog, openFilters] = useLazyDialog(async () => {
    const { FilterDialog } = await loadDialogs();
    return (close) => <FilterDialog filters={filters} onClose={close} />;
  });
  const [columnsDialog, openColumns] = useLazyDialog(async () => {
    const { ColumnsDialog } = await loadDialogs();
    return (close) => <ColumnsDialog onClose={close} />;
  });
  const [saveViewDialog, openSaveView] = useLazyDialog(async () => {
    const { SaveViewDialog } = await loadDialogs();
    return (close) => <SaveViewDialog query={listQuery(filters)} onClose={close} />;
  });
  const [recentDialog, openRecent] = useLazyDialog(async () => {
    const { RecentChangesDialog } = await loadDialogs();
    return (close) => <RecentChangesDialog onClose={close} />;
  });
  const [viewsDialog, openViews] = useLazyDialog(async () => {
    const { ViewsDialog } = await loadDialogs();
    return (close) => <ViewsDialog onClose={close} />;
  });
  const { beginChoosing } = useSelection();
  const run = useEffectEvent((command: ListCommand) =>
    ({
      filters: openFilters,
      columns: openColumns,
      saveView: openSaveView,
      recent: openRecent,
      selectAll: () => {
        beginChoosing();
        void import('../ui/when-there.ts').then(({ whenThere }) =>
          whenThere('[data-bulk="all"]', (button) => button.click()),
        );
      },
    })[command](),
  );
  useEffect(() => offerListCommands((command) => run(command)), []);
  const dialogs = (
    <>
      {filterDialog}
      {columnsDialog}
      {saveViewDialog}
      {recentDialog}
      {viewsDialog}
    </>
  );
  return { dialogs, openFilters, openColumns, openSaveView, openRecent, openViews };
}
