import { useAdminTexts } from '../texts/use-texts.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from '../ui/toast.ts';
import type { ConnectedPage } from '../../contract/page.ts';
import { deletePage, pagesQuery, switchPage } from '../api/pages.ts';

/** What is to be done with one entry or several. */
export interface PageChange {
  readonly kind: 'enable' | 'disable' | 'delete';
  readonly pages: readonly ConnectedPage[];
  /** With enable: how far back the sync looks; since the last complete sync if left out. */
  readonly lookBackDays?: number | undefined;
}

export interface PageFailure {
  readonly name: string;
  readonly kind: PageChange['kind'];
  readonly message: string;
}

/**
 * Does it, one entry after the other: each asks Meta for something, and one that fails does not
 * stop the others.
 */
export function usePageAction(onDone: () => void) {
  const { change } = useAdminTexts().connectors;
  const client = useQueryClient();
  const [done, setDone] = useState(0);
  const { mutate, isPending, data, reset } = useMutation({
    mutationFn: async ({ kind, pages, lookBackDays }: PageChange) => {
      const failures: PageFailure[] = [];
      for (const [index, { pageId, name }] of pages.entries()) {
        setDone(index);
        try {
          await (kind === 'delete' ? deletePage(pageId) : switchPage(pageId, kind, lookBackDays));
        } catch (error) {
          const message = error instanceof Error ? error.message : '';
          failures.push({ name, kind, message });
        }
      }
      return failures;
    },
    onSuccess: (failures, { kind, pages }) => {
      if (failures.length > 0) return;
      const names = pages.map(({ name }) => name);
      const what = names.length > MOST_NAMED ? change.many(names.length) : change.names(names);
      toast.success(change[kind].done(what, names.length));
    },
    onSettled: async () => {
      await client.invalidateQueries(pagesQuery);
      onDone();
    },
  });
  return { run: mutate, isBusy: isPending, done, failures: data ?? [], dismiss: reset };
}

/** How many entries are named one by one. */
const MOST_NAMED = 3;
