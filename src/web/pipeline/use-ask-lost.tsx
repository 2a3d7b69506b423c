import { useState, type ReactNode } from 'react';
import { useBasicTexts } from '../texts/use-texts.ts';
import { toast } from '../ui/toast.ts';
import { useStages } from './use-stages.ts';

interface Question {
  readonly status: string;
  readonly title: string;
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
  const ask = ({ status, title, onAnswer }: Question) => {
    if (!stages.some(({ id, lost }) => id === status && lost)) {
      onAnswer();
      return;
    }
    const close = () => setDialog(undefined);
    import('./lost-dialog.tsx').then(
      ({ LostDialog }) =>
        setDialog(
          <LostDialog
            title={title}
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
