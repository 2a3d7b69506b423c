import { useState, type ComponentType } from 'react';
import { useBasicTexts } from '../texts/use-texts.ts';
import { toast } from './toast.ts';

/**
 * The content of a menu in a file of its own. If that cannot be loaded, the menu does not open and a message says why.
 *
 * @returns the content once it is loaded, and `prepare` of the menu
 */
export function useLazyMenu<Props>(
  load: () => Promise<ComponentType<Props>>,
): [ComponentType<Props> | undefined, () => Promise<void>] {
  const { ui } = useBasicTexts();
  const [Items, setItems] = useState<ComponentType<Props>>();
  const prepare = async () => {
    try {
      const loaded = await load();
      setItems(() => loaded);
    } catch (error) {
      toast.error(ui.failure.unreachable);
      throw error;
    }
  };
  return [Items, prepare];
}
