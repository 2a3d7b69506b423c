import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BulkBody, BulkRun } from '../../contract/bulk.ts';
import { changeLeads, undoRun } from '../api/bulk.ts';
import { LEAD_LISTS } from '../api/leads.ts';
import { VIEWS } from '../api/views.ts';
import { useLeadToolTexts } from '../texts/use-texts.ts';
import { toast } from '../ui/toast.ts';
import { useSelection } from './selection.tsx';

/** Changes the leads that are ticked. A message says what was changed, and lets the person undo it. */
export function useBulkChange() {
  const { bulk: texts } = useLeadToolTexts();
  const { ids, clear } = useSelection();
  const client = useQueryClient();
  const [done, setDone] = useState<number>();

  const readAgain = () =>
    Promise.all(
      [LEAD_LISTS, VIEWS].map((queryKey) => client.invalidateQueries({ queryKey: [...queryKey] })),
    );
  const undo = async ({ _id }: BulkRun) => {
    try {
      const { changed, skipped } = await undoRun(_id);
      toast.success(
        texts.undone(changed, skipped.filter(({ reason }) => reason !== 'not-changed').length),
      );
    } catch (error) {
      toast.error(texts.notUndone(messageOf(error)));
    }
    await readAgain();
  };
  const change = async (what: BulkBody['change']) => {
    setDone(0);
    try {
      const run = await changeLeads({ ids: [...ids], change: what }, setDone);
      clear();
      const { changed, same, skipped, undoUntil } = run;
      toast.success(texts.done(changed, same, skipped.length), {
        ...(changed > 0 &&
          undoUntil !== null && {
            action: {
              label: texts.undo,
              isUndo: true,
              until: Date.parse(undoUntil),
              onPress: () => void undo(run),
            },
          }),
      });
    } catch (error) {
      toast.error(texts.failed(messageOf(error)));
    }
    setDone(undefined);
    await readAgain();
  };
  return { change, done };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');
