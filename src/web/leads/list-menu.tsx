import { SlidersHorizontal } from 'lucide-react';
import { listQuery } from '../api/leads.ts';
import { loadTexts } from '../texts/texts-store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu } from '../ui/menu.tsx';
import { useLazyDialog } from '../ui/use-lazy-dialog.ts';
import { useLazyMenu } from '../ui/use-lazy-menu.ts';
import type { ListMenuItemsProps } from './list-menu-items.tsx';
import { useLeadFilters } from './use-lead-list.ts';

/** Less common filters, the order, and the views of the list. The board has an order of its own. */
export function ListMenu({ isBoard = false }: { isBoard?: boolean }) {
  const { filters: texts } = useTexts().leads;
  const filters = useLeadFilters();
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
  const [Items, prepare] = useLazyMenu<ListMenuItemsProps>(
    async () => (await import('./list-menu-items.tsx')).ListMenuItems,
  );
  return (
    <>
      <Menu
        label={texts.title}
        align="end"
        prepare={prepare}
        trigger={
          <IconButton label={texts.title}>
            <SlidersHorizontal className="size-4" />
          </IconButton>
        }
      >
        {Items && <Items isBoard={isBoard} onSaveView={openDialog} onChooseColumns={openColumns} />}
      </Menu>
      {dialog}
      {columnsDialog}
    </>
  );
}
