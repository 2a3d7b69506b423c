import { useState, type ReactNode } from 'react';
import { loadTexts } from '../texts/texts-store.ts';
import { useBasicTexts } from '../texts/use-texts.ts';
import { toast } from '../ui/toast.ts';
import type { LostDialogProps } from './lost-dialog.tsx';
import { useStages } from './use-stages.ts';

interface Question {
  readonly status: string;
  readonly leads: LostDialogProps['leads'];
  /** @param lostReason undefined if the leads are not lost; empty if a person gives no reason */
  readonly onAnswer: (lostReason?: string) => void;
}

/**
 * Asks why leads are lost before their status changes. Other changes need no answer. The window is in a file of its
 * own; if that cannot be loaded, nothing changes and a message says so.
 *
 * @returns what to render, and how to ask
 */
export function useAskLost(): [ReactNode, (question: Question) => void] {
  const { ui } = useBasicTexts();
  const { stages } = useStages();
  const [dialog, setDialog] = useState<ReactNode>();
  const ask = ({ status, leads, onAnswer }: Question) => {
    if (!stages.some(({ id, lost }) => id === status && lost)) {
      onAnswer();
      return;
    }
    const close = () => setDialog(undefined);
    Promise.all([import('./lost-dialog.tsx'), loadTexts('tools')]).then(
      ([{ LostDialog }]) =>
        setDialog(
          <LostDialog
            leads={leads}
            onChoose={(reason) => {
              close();
              onAnswer(reason);
            }}
            onCancel={close}
          />,
        ),
      () => toast.error(ui.failure.unreachable),
    );
  };
  return [dialog, ask];
}
