import { useState, type ReactNode } from 'react';
import { useBasicTexts } from '../texts/use-texts.ts';
import { toast } from './toast.ts';
import { holdKeys } from './use-hotkeys.ts';

/** Makes a window that calls `close` when it is done. */
type MakeDialog = (close: () => void) => ReactNode;

/**
 * A window that is seldom needed, in a file of its own. If that cannot be loaded, a message says so.
 *
 * @returns what to render, and how to open it
 */
export function useLazyDialog(load: () => Promise<MakeDialog>): [ReactNode, () => void] {
  const { ui } = useBasicTexts();
  const [dialog, setDialog] = useState<ReactNode>();
  const open = () => {
    const release = holdKeys();
    load()
      .then(
        (make) => setDialog(make(() => setDialog(undefined))),
        () => toast.error(ui.failure.unreachable),
      )
      // Once it is on the screen, keys are text for it.
      .finally(() => setTimeout(release));
  };
  return [dialog, open];
}
