import { useQuery } from '@tanstack/react-query';
import type { RecentRun } from '../../contract/bulk.ts';
import { recentRunsQuery } from '../api/bulk.ts';
import { useFormats, useLeadToolTexts } from '../texts/use-texts.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { useNow } from '../time/use-now.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SkippedLeads } from './skipped-leads.tsx';
import { useSayChange } from './use-say-change.ts';
import { useUndoRun } from './use-undo-run.ts';

/** What a person has changed of many leads in the last ten minutes, with what was skipped and an undo. */
export function RecentChangesDialog({ onClose }: { onClose: () => void }) {
  const { recent: texts } = useLeadToolTexts();
  const { data: runs, error } = useQuery(recentRunsQuery);
  return (
    <Dialog title={texts.title} isOpen isWide onClose={onClose}>
      <p className="pt-1 text-sm text-muted">{texts.text}</p>
      {error && (
        <p role="alert" className="pt-3 text-sm text-danger-text">
          {error.message}
        </p>
      )}
      {runs?.length === 0 && <p className="pt-3 text-sm">{texts.none}</p>}
      <ul className="divide-y divide-line pt-2">
        {(runs ?? []).map((run, index) => (
          <RunRow key={run._id} run={run} isOpen={index === 0} onClose={onClose} />
        ))}
      </ul>
    </Dialog>
  );
}

interface RunRowProps {
  run: RecentRun;
  /** Whether the skipped leads are shown at first. */
  isOpen: boolean;
  onClose: () => void;
}

function RunRow({ run, isOpen, onClose }: RunRowProps) {
  const { bulk, recent: texts } = useLeadToolTexts();
  const { clock } = useFormats();
  const now = useNow();
  const say = useSayChange();
  const { undo, isUndoing } = useUndoRun();
  const { changed, same, skipped, state, total, undoUntil } = run;
  const until = undoUntil === null ? null : new Date(undoUntil);
  const canUndo = changed > 0 && !run.isUndone && until !== null && until > now;
  return (
    <li className="grid gap-2 py-3">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <div className="grid min-w-0 flex-1 gap-0.5">
          <p dir="auto" className="font-medium [overflow-wrap:anywhere]">
            {say(run.change)}
          </p>
          <p className="text-sm text-muted">
            {state === 'running'
              ? bulk.running(changed + same + skipped.length, total)
              : bulk.done(changed, same, skipped.length)}{' '}
            <TimeAgo iso={run.createdAt} />
          </p>
        </div>
        {run.isUndone && <span className="text-sm text-muted">{texts.isUndone}</span>}
        {canUndo && (
          <Button
            isBusy={isUndoing}
            aria-label={texts.undo(say(run.change))}
            title={texts.until(clock(until, now))}
            onClick={() => void undo(run)}
          >
            {bulk.undo}
          </Button>
        )}
      </div>
      {skipped.length > 0 && (
        <details open={isOpen}>
          <summary className="cursor-pointer text-sm text-accent-text">
            {texts.skipped(skipped.length)}
          </summary>
          <SkippedLeads skipped={skipped} onOpen={onClose} />
        </details>
      )}
    </li>
  );
}
