import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BulkRun } from '../../contract/bulk.ts';
import { RECENT_RUNS, undoRun } from '../api/bulk.ts';
import { LEAD_LISTS } from '../api/leads.ts';
import { VIEWS } from '../api/views.ts';
import { useLeadToolTexts } from '../texts/use-texts.ts';
import { toast } from '../ui/toast.ts';

/** Reads again what a change of many leads has changed on the screen. */
export function useReadRunsAgain() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      [LEAD_LISTS, VIEWS, RECENT_RUNS].map((queryKey) =>
        client.invalidateQueries({ queryKey: [...queryKey] }),
      ),
    );
}

/** Undoes a change of many leads. A message says what became of them. */
export function useUndoRun() {
  const { bulk: texts } = useLeadToolTexts();
  const readAgain = useReadRunsAgain();
  const [isUndoing, setUndoing] = useState(false);
  const undo = async ({ _id }: Pick<BulkRun, '_id'>) => {
    setUndoing(true);
    try {
      const { changed, skipped } = await undoRun(_id);
      toast.success(
        texts.undone(changed, skipped.filter(({ reason }) => reason !== 'not-changed').length),
      );
    } catch (error) {
      toast.error(texts.notUndone(error instanceof Error ? error.message : ''));
    }
    setUndoing(false);
    await readAgain();
  };
  return { undo, isUndoing };
}
