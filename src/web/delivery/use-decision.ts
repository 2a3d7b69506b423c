import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { toast } from '../ui/toast.ts';
import { INBOX } from '../api/inbox.ts';
import { pagesQuery } from '../api/pages.ts';

/**
 * Completes or dismisses a lead and says what happened.
 *
 * @param home takes the focus if the button that opened the lead is gone with it
 */
export function useDecision<Input>(
  decide: (input: Input) => Promise<{ readonly message: string }>,
  home: RefObject<HTMLElement | null>,
  onDone: () => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: decide,
    onSuccess: async ({ message }) => {
      toast.success(message);
      onDone();
      await Promise.all([
        client.invalidateQueries({ queryKey: INBOX }),
        client.invalidateQueries(pagesQuery),
      ]);
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) home.current?.focus({ preventScroll: true });
      });
    },
  });
}
