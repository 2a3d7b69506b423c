import { Download, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { ImportRun } from '../../contract/import.ts';
import { reportUrl } from '../api/imports.ts';
import { useAdminTexts, useFormats } from '../texts/use-texts.ts';
import { useNow } from '../time/use-now.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { ImportRows } from './import-rows.tsx';
import { UndoDialog } from './undo-dialog.tsx';

/** One import: its progress or its result, its report, and its undo. */
export function ImportEntry({ run }: { run: ImportRun }) {
  const { history: texts, report } = useAdminTexts().imports;
  const { clock } = useFormats();
  const now = useNow();
  const [isOpen, open] = useState(false);
  const [isAsking, ask] = useState(false);
  const { _id, fileName, state, by, counts, startedAt } = run;
  const isEnded = state === 'done' || state === 'undone';
  return (
    <li className="grid gap-3 px-4 py-3 text-sm">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="grid min-w-0 flex-1 basis-56 gap-0.5">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
            <span dir="auto" className="min-w-0 [overflow-wrap:anywhere]">
              {fileName || texts.unnamed}
            </span>
            {state !== 'done' && (
              <Badge tone={state === 'reading' ? 'warn' : isEnded ? 'plain' : 'accent'}>
                {state === 'reading' ? '!' : texts.states[state]}
              </Badge>
            )}
          </p>
          <p className="text-muted">{`${clock(new Date(startedAt), now)} · ${by.name}`}</p>
          <p className="text-pretty text-muted">
            {state === 'reading'
              ? texts.states.reading
              : texts.result(counts.created, counts.skipped, counts.refused)}
          </p>
          {(state === 'undoing' || state === 'undone') && (
            <p className="text-pretty text-muted">
              {texts.undoResult(counts.removed, counts.kept)}
            </p>
          )}
        </div>
        {isEnded && (
          <div className="flex flex-wrap gap-2">
            <Button look="ghost" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
              {isOpen ? texts.hideRows : texts.showRows}
            </Button>
            <Button asChild>
              <a href={reportUrl(_id)} download>
                <Download className="size-3.5" aria-hidden="true" />
                {report}
              </a>
            </Button>
            {state === 'done' && counts.created > 0 && (
              <Button onClick={() => ask(true)}>
                <Undo2 className="size-3.5" aria-hidden="true" />
                {texts.undo}
              </Button>
            )}
          </div>
        )}
      </div>
      <Progress run={run} />
      {isOpen && <ImportRows run={run} />}
      {isAsking && <UndoDialog run={run} onClose={() => ask(false)} />}
    </li>
  );
}

/** How many rows were imported, or how many leads were removed, while it is running. */
function Progress({ run: { state, counts, total } }: { run: ImportRun }) {
  const { history: texts } = useAdminTexts().imports;
  if (state !== 'running' && state !== 'undoing') return null;
  const { created, skipped, refused, removed, kept } = counts;
  const [done, all] =
    state === 'running' ? [created + skipped + refused, total] : [removed + kept, created];
  const label = texts.progress(done, all);
  return (
    <div className="grid gap-1.5">
      <ProgressBar label={label} value={all === 0 ? 1 : done / all} />
      <p className="text-xs text-muted tabular-nums">{label}</p>
    </div>
  );
}
