import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { toast } from '../ui/toast.ts';
import { INBOX } from '../api/inbox.ts';
import { pagesQuery } from '../api/pages.ts';

interface Decision<Input, Answer> {
  readonly decide: (input: Input) => Promise<Answer>;
  /** What to tell a person after it. */
  readonly say: (answer: Answer) => string;
  /** Takes the focus if the button that opened the lead is gone with it. */
  readonly home: RefObject<HTMLElement | null>;
  readonly onDone: () => void;
}

/** Completes or dismisses a lead and says what happened. */
export function useDecision<Input, Answer>({ decide, say, home, onDone }: Decision<Input, Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: decide,
    onSuccess: async (answer) => {
      toast.success(say(answer));
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
