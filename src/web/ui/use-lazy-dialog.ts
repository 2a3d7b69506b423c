import { useState, type ReactNode } from 'react';
import { useBasicTexts } from '../texts/use-texts.ts';
import { toast } from './toast.ts';

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
    load().then(
      (make) => setDialog(make(() => setDialog(undefined))),
      () => toast.error(ui.failure.unreachable),
    );
  };
  return [dialog, open];
}
