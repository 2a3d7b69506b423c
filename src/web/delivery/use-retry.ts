import { findShown } from '../texts/texts-store.ts';
import { sayRetried } from './say-retried.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { toast } from '../ui/toast.ts';
import type { RetryAnswer } from '../../contract/inbox.ts';
import { INBOX, RETRY, retryLeads } from '../api/inbox.ts';
import { pagesQuery } from '../api/pages.ts';

/**
 * Retries leads and says how that ended, as the server tells it.
 *
 * @param home takes the focus if the button that had it is gone with its lead
 */
export function useRetry(home: RefObject<HTMLElement | null>) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: RETRY,
    mutationFn: retryLeads,
    onSuccess: tell,
    onError: (error) => toast.error(error.message),
    onSettled: async () => {
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

function tell(answer: RetryAnswer): void {
  const { outcome, retried } = answer;
  const { admin, reasons } = findShown()?.parts ?? {};
  if (!admin || !reasons) return;
  const message = sayRetried(answer, { ...admin, reasons });
  if (retried === 0 || outcome.trying === retried) toast.info(message);
  else if (outcome.stored === retried) toast.success(message);
  else toast.warning(message);
}
