import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { BulkBody } from '../../contract/bulk.ts';
import { changeLeads } from '../api/bulk.ts';
import { useLeadToolTexts } from '../texts/use-texts.ts';
import { toast } from '../ui/toast.ts';
import { runListCommand } from './list-commands.ts';
import { useSelection } from './selection.tsx';
import { useSelectMatching } from './use-select-matching.ts';
import { useReadRunsAgain, useUndoRun } from './use-undo-run.ts';

/**
 * Changes the leads that are ticked. A message says what was changed, and lets the person undo it. A second one leads to
 * the leads that were skipped.
 */
export function useBulkChange() {
  const { bulk: texts, recent } = useLeadToolTexts();
  const { ids, clear } = useSelection();
  const navigate = useNavigate();
  const readAgain = useReadRunsAgain();
  const { undo } = useUndoRun();
  const { offerNext } = useSelectMatching();
  const [done, setDone] = useState<number>();

  const showWhich = () => {
    if (!runListCommand('recent')) void navigate({ to: '/user/allLeads' });
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
      if (skipped.length > 0)
        toast.warning(recent.skipped(skipped.length), {
          action: { label: recent.which, onPress: showWhich },
        });
      offerNext();
    } catch (error) {
      toast.error(texts.failed(error instanceof Error ? error.message : ''));
    }
    setDone(undefined);
    await readAgain();
  };
  return { change, done };
}
