import { sayReason } from '../texts/say-reason.ts';
import type { SyncAnswer, SyncProgress } from '../../contract/sync.ts';
import { META_KEEPS_DAYS } from '../completeness/meta-keeps-days.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { writeCount } from '../ui/count.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { groupProblems, type ProblemGroup } from './group-problems.ts';
import type { Sync } from './use-sync.ts';

/** The progress of a sync, and then how it ended. */
export function SyncPanel({ sync }: { sync: Sync }) {
  const { isRunning, progress, answer, error, dismiss } = sync;
  if (isRunning) return <SyncRunning progress={progress} />;
  if (error)
    return (
      <Alert tone="danger" title="The sync did not work" onDismiss={dismiss}>
        <p>{error.message}</p>
      </Alert>
    );
  return answer ? <SyncResult answer={answer} sync={sync} /> : null;
}

function SyncRunning({ progress }: { progress: SyncProgress | undefined }) {
  return (
    <section
      aria-label="Sync progress"
      className="grid gap-2 rounded-xl border border-line px-4 py-3 text-sm"
    >
      <div className="flex flex-wrap justify-between gap-x-4">
        <p className="font-medium">{progress ? whereItStands(progress) : 'Starting the sync…'}</p>
        {progress && (
          <p className="text-muted tabular-nums">
            {progress.leadsFound} found, {progress.leadsNew} new
          </p>
        )}
      </div>
      <ProgressBar label="Sync" value={progress ? shareDone(progress) : 0} />
    </section>
  );
}

function whereItStands(progress: SyncProgress): string {
  const { pageName, formName, formsDone, formsTotal } = progress;
  if (pageName === null) return 'Starting the sync…';
  if (formsTotal === 0) return `${pageName}: reading its forms`;
  const form = `form ${Math.min(formsDone + 1, formsTotal)} of ${formsTotal}`;
  return formName === null ? `${pageName}: ${form}` : `${pageName}: ${form}, ${formName}`;
}

function shareDone({ pagesDone, pagesTotal, formsDone, formsTotal }: SyncProgress): number {
  if (pagesTotal === 0) return 0;
  const ofPage = formsTotal === 0 ? 0 : formsDone / formsTotal;
  return Math.min((pagesDone + ofPage) / pagesTotal, 1);
}

function SyncResult({ answer, sync }: { answer: SyncAnswer; sync: Sync }) {
  const { message, leadsFound, pagesProcessed, problems, stillMissing } = answer;
  const pages = writeCount(pagesProcessed, 'Page', 'Pages');
  const isComplete =
    problems.length === 0 && stillMissing.every(({ cause }) => cause === 'unlisted');
  const older = stillMissing.filter(({ cause }) => cause === 'older');
  return (
    <Alert tone={isComplete ? 'ok' : 'warn'} title={message} onDismiss={sync.dismiss}>
      <p className="text-muted">
        {pages} read. Meta listed {writeCount(leadsFound, 'lead', 'leads')}.
      </p>
      {older.length > 0 && (
        <div className="mt-1.5">
          <Button size="sm" onClick={() => lookBackFurther(sync, older)}>
            Fetch the last {META_KEEPS_DAYS} days
          </Button>
        </div>
      )}
      {problems.length > 0 && (
        <ul className="mt-1.5 grid gap-1.5">
          {groupProblems(problems).map((group) => (
            <li key={`${group.pageId} ${sayReason(group.reason)}`}>
              <span className="font-medium">{whereItWas(group)}</span>: {sayReason(group.reason)}
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

const whereItWas = ({ pageName, formNames }: ProblemGroup): string =>
  formNames.length === 0
    ? pageName
    : `${pageName}, ${new Intl.ListFormat('en-GB').format(formNames)}`;
