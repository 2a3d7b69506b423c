import { SlidersHorizontal } from 'lucide-react';
import { loadTexts } from '../texts/texts-store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu } from '../ui/menu.tsx';
import { useLazyMenu } from '../ui/use-lazy-menu.ts';
import type { ListMenuItemsProps } from './list-menu-items.tsx';
import { useListDialogs } from './use-list-dialogs.tsx';
import { useLeadFilters } from './use-lead-list.ts';

/** Less common filters, the order, and the views of the list. The board has an order of its own. */
export function ListMenu({ isBoard = false }: { isBoard?: boolean }) {
  const { filterMenu } = useTexts().leads;
  const { dialogs, ...open } = useListDialogs(useLeadFilters());
  const [Items, prepare] = useLazyMenu<ListMenuItemsProps>(async () => {
    const loading = Promise.all([import('./list-menu-items.tsx'), loadTexts('tools')]);
    return (await loading)[0].ListMenuItems;
  });
  return (
    <>
      <Menu
        label={filterMenu}
        align="end"
        prepare={prepare}
        trigger={
          <IconButton label={filterMenu}>
            <SlidersHorizontal className="size-4" />
          </IconButton>
        }
      >
        {Items && <Items isBoard={isBoard} {...open} />}
      </Menu>
      {dialogs}
    </>
  );
}
