import { useParams } from '@tanstack/react-router';
import { useTexts } from '../texts/use-texts.ts';
import { useHotkeys } from '../ui/use-hotkeys.ts';
import { BULK_KEYS, useSelection } from './selection.tsx';

type BulkAction = keyof typeof BULK_KEYS;

/**
 * Keys for the leads that are ticked. They press the buttons of the bar, as the palette does.
 *
 * @returns what a button carries, by its name and its label
 */
export function useBulkKeys() {
  const { withKey } = useTexts().leads.details;
  const { ids, clear } = useSelection();
  const { leadId: openId } = useParams({ strict: false });
  const press = (name: BulkAction) => () => {
    // The keys of an open lead are its own.
    if (openId !== undefined || ids.size === 0) return false;
    document.querySelector<HTMLElement>(`[data-bulk="${name}"]`)?.click();
    return true;
  };
  useHotkeys({
    [BULK_KEYS.status]: press('status'),
    [BULK_KEYS.owner]: press('owner'),
    [BULK_KEYS.priority]: press('priority'),
    [BULK_KEYS.tag]: press('tag'),
    [BULK_KEYS.export]: press('export'),
    [BULK_KEYS.clear]: () => {
      if (openId !== undefined) return false;
      clear();
      return true;
    },
  });
  return (name: BulkAction, label: string) => ({
    'data-bulk': name,
    'aria-keyshortcuts': BULK_KEYS[name],
    title: withKey(label, BULK_KEYS[name]),
  });
}
