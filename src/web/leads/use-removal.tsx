import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { leadKey } from '../api/leads.ts';
import { lazyScreen } from '../shell/lazy-screen.tsx';
import type { ConfirmDialogProps } from '../ui/confirm-dialog.tsx';
import { toast, useTellDone } from '../ui/toast.ts';

const ConfirmDialog = lazyScreen<ConfirmDialogProps>(
  async () => (await import('../ui/confirm-dialog.tsx')).ConfirmDialog,
  { isQuiet: true },
);

interface Removal {
  readonly texts: {
    readonly question: string;
    readonly warning: string;
    readonly remove: string;
    readonly removed: string;
    readonly removeFailed: (why: string) => string;
  };
  readonly remove: () => Promise<unknown>;
  /** Adds it again. */
  readonly restore: () => Promise<unknown>;
}

/**
 * Asks before a part of a lead is removed, and offers an undo afterwards.
 *
 * @returns the question, while it is open, and what opens it
 */
export function useRemoval(
  leadId: string,
  { texts, remove, restore }: Removal,
): [question: ReactNode, ask: () => void] {
  const client = useQueryClient();
  const tellDone = useTellDone();
  const readAgain = () => client.invalidateQueries({ queryKey: leadKey(leadId) });
  const [isAsking, setAsking] = useState(false);
  const { mutate, isPending } = useMutation({
    mutationFn: remove,
    onSuccess: async () => {
      setAsking(false);
      tellDone(texts.removed, restore, readAgain);
      await readAgain();
    },
    onError: (error) => toast.error(texts.removeFailed(error.message)),
  });
  const question = isAsking && (
    <ConfirmDialog
      title={texts.question}
      isOpen
      action={texts.remove}
      isDanger
      isBusy={isPending}
      onConfirm={() => mutate()}
      onCancel={() => setAsking(false)}
    >
      {texts.warning}
    </ConfirmDialog>
  );
  return [question, () => setAsking(true)];
}
