import { saySynced } from './say-synced.ts';
import type { AdminTexts } from '../../texts/texts.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { sayReason } from '../texts/say-reason.ts';
import type { SyncAnswer, SyncProgress } from '../../contract/sync.ts';
import { META_KEEPS_DAYS } from '../completeness/meta-keeps-days.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { groupProblems } from './group-problems.ts';
import type { Sync } from './use-sync.ts';

/** The progress of a sync, and then how it ended. */
export function SyncPanel({ sync }: { sync: Sync }) {
  const { synced } = useAdminTexts().connectors;
  const { isRunning, progress, answer, error, dismiss } = sync;
  if (isRunning) return <SyncRunning progress={progress} />;
  if (error)
    return (
      <Alert tone="danger" title={synced.failed} onDismiss={dismiss}>
        <p>{error.message}</p>
      </Alert>
    );
  return answer ? <SyncResult answer={answer} sync={sync} /> : null;
}

function SyncRunning({ progress }: { progress: SyncProgress | undefined }) {
  const { running, sync } = useAdminTexts().connectors;
  return (
    <section
      aria-label={running.label}
      className="grid gap-2 rounded-xl border border-line px-4 py-3 text-sm"
    >
      <div className="flex flex-wrap justify-between gap-x-4">
        <p className="font-medium">
          {progress ? sayProgress(progress, running) : running.starting}
        </p>
        {progress && (
          <p className="text-muted tabular-nums">
            {running.counts(progress.leadsFound, progress.leadsNew)}
          </p>
        )}
      </div>
      <ProgressBar label={sync} value={progress ? shareDone(progress) : 0} />
    </section>
  );
}

function sayProgress(
  { pageName, formName, formsDone, formsTotal }: SyncProgress,
  running: AdminTexts['connectors']['running'],
): string {
  if (pageName === null) return running.starting;
  if (formsTotal === 0) return running.readingForms(pageName);
  return running.form(pageName, Math.min(formsDone + 1, formsTotal), formsTotal, formName);
}

function shareDone({ pagesDone, pagesTotal, formsDone, formsTotal }: SyncProgress): number {
  if (pagesTotal === 0) return 0;
  const ofPage = formsTotal === 0 ? 0 : formsDone / formsTotal;
  return Math.min((pagesDone + ofPage) / pagesTotal, 1);
}

function SyncResult({ answer, sync }: { answer: SyncAnswer; sync: Sync }) {
  const { synced } = useAdminTexts().connectors;
  const { leadsFound, pagesProcessed, problems, stillMissing } = answer;
  const isComplete =
    problems.length === 0 && stillMissing.every(({ cause }) => cause === 'unlisted');
  const older = stillMissing.filter(({ cause }) => cause === 'older');
  return (
    <Alert
      tone={isComplete ? 'ok' : 'warn'}
      title={saySynced(answer, synced)}
      onDismiss={sync.dismiss}
    >
      <p className="text-muted">{synced.read(pagesProcessed, leadsFound)}</p>
      {older.length > 0 && (
        <div className="mt-1.5">
          <Button size="sm" onClick={() => lookBackFurther(sync, older)}>
            {synced.further(META_KEEPS_DAYS)}
          </Button>
        </div>
      )}
      {problems.length > 0 && (
        <ul className="mt-1.5 grid gap-1.5">
          {groupProblems(problems).map((group) => (
            <li key={`${group.pageId} ${sayReason(group.reason)}`}>
              <span className="font-medium">{synced.where(group.pageName, group.formNames)}</span>:{' '}
              {sayReason(group.reason)}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}

/** Of the one Page that has a gap, else of all. */
function lookBackFurther(sync: Sync, older: SyncAnswer['stillMissing']): void {
  const pageIds = new Set(older.map(({ pageId }) => pageId));
  const [pageId] = pageIds;
  sync.start(pageIds.size === 1 ? pageId : undefined, META_KEEPS_DAYS);
}
