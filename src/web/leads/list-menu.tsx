import { SlidersHorizontal } from 'lucide-react';
import { useTexts } from '../texts/use-texts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu } from '../ui/menu.tsx';
import { useLazyMenu } from '../ui/use-lazy-menu.ts';
import type { ListMenuItemsProps } from './list-menu-items.tsx';
import { useListDialogs } from './use-list-dialogs.tsx';
import { useLeadFilters } from './use-lead-list.ts';

/** Less common filters, the order, and the views of the list. The board has an order of its own. */
export function ListMenu({ isBoard = false }: { isBoard?: boolean }) {
  const { filters: texts } = useTexts().leads;
  const { dialogs, ...open } = useListDialogs(useLeadFilters());
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
        {Items && <Items isBoard={isBoard} {...open} />}
      </Menu>
      {dialogs}
    </>
  );
}
