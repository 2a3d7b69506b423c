import type { Reason } from '../reasons.ts';
import type { FormDetails } from '../connections/form-store.ts';
import type { PassCheckpoint, PassStore } from '../connections/pass-store.ts';
import { GraphError } from '../meta-api/graph-error.ts';
import type { RefreshForms } from '../connections/page-forms.ts';
import type { CompareForms } from './compare-forms.ts';
import type { InboxReports } from './inbox-reports.ts';
import { PassInterrupted, type Pass } from './pass.ts';
import { readForms, type ReadFormsDependencies } from './read-forms.ts';
import type { SyncProblem } from './sync-result.ts';
import {
  notBeforeRetention,
  reachesBack,
  readBackTo,
  startOfPass,
  watermarkAfter,
} from './watermark.ts';

/** Longer than one page of a list takes with its leads. The claim is renewed after each page. */
const CLAIM_MS = 5 * 60_000;

/** When to try again after a pass that could not read everything, if Meta names no time. */
const TRY_AGAIN_MS = 5 * 60_000;

export interface RunPassDependencies extends ReadFormsDependencies {
  /** The start of each holder's name. It shows which claims belong to a process that has ended. */
  readonly processName: string;
  readonly pages: Omit<PassStore, 'hasten' | 'requestSync'>;
  readonly inbox: ReadFormsDependencies['inbox'] & Pick<InboxReports, 'oldestUnread'>;
  /**
   * Reads the Page's forms from Meta and stores them. @throws GraphError, or the signal's reason
   */
  readonly refreshForms: RefreshForms;
  readonly compareForms: CompareForms;
  /** The reason to show for an error. */
  readonly explain: (error: unknown, pageName: string) => Reason;
  /** The time until the Page's next background sync, in ms. */
  readonly pauseAfterPass: (pageId: string) => Promise<number>;
}

/**
 * Takes in the missing leads of one Page: the leads of all its forms since the watermark. The
 * watermark moves only if every form was read. A background sync that was interrupted continues
 * at the point at which it stopped.
 *
 * @returns the problems, or undefined if another pass holds the Page
 * @throws PassInterrupted when the pass's signal is aborted
 */
export async function runPass(
  dependencies: RunPassDependencies,
  pass: Pass,
): Promise<readonly SyncProblem[] | undefined> {
  const { pages, now } = dependencies;
  const { pageId } = pass.family.page;
  const until = () => new Date(now().getTime() + CLAIM_MS);
  if (!(await pages.claimPass(pageId, pass.holder, now(), until()))) return undefined;
  let nextTry = TRY_AGAIN_MS;
  let isFinished = false;
  try {
    const reading = await readPage(dependencies, pass, async () => {
      if (await pages.claimPass(pageId, pass.holder, now(), until())) return;
      throw new Error('Another pass has taken over this Page.');
    });
    const { problems, checkpoint, retryAfterMs } = reading;
    const isComplete = problems.length === 0 && checkpoint.failedForms.length === 0;
    nextTry = retryAfterMs ?? TRY_AGAIN_MS;
    if (isComplete || pass.cause === 'sync') {
      await finish(dependencies, pass, checkpoint, isComplete, nextTry);
      isFinished = true;
    } else if (reading.triedAll) {
      // The next pass reads all forms. If it read only the failed form, the others would be late.
      await pages.saveCheckpoint(pageId, pass.holder, nextRound(checkpoint, now()));
      nextTry = Math.max(nextTry, await dependencies.pauseAfterPass(pageId));
    }
    return problems;
  } catch (error) {
    if (pass.signal?.aborted !== true) throw error;
    nextTry = 0;
    throw new PassInterrupted();
  } finally {
    if (!isFinished)
      await pages.suspendPass(pageId, pass.holder, new Date(now().getTime() + nextTry));
  }
}

interface Reading {
  readonly problems: readonly SyncProblem[];
  readonly checkpoint: PassCheckpoint;
  /** Whether each form was read, or failed because of the form itself. */
  readonly triedAll: boolean;
  readonly retryAfterMs: number | undefined;
}

async function readPage(
  dependencies: RunPassDependencies,
  pass: Pass,
  keepClaim: () => Promise<void>,
): Promise<Reading> {
  const { page } = pass.family;
  const problems: SyncProblem[] = [];
  let retryAfterMs: number | undefined;
  const note = (form: FormDetails | null, reason: Reason) =>
    problems.push({
      pageId: page.pageId,
      pageName: page.name,
      formId: form?.formId ?? null,
      formName: form?.name ?? null,
      reason,
    });
  const noteError = (form: FormDetails | null, error: GraphError) => {
    retryAfterMs ??= error.retryAfterMs;
    note(form, dependencies.explain(error, page.name));
  };
  let checkpoint = await startOrContinue(dependencies, pass);
  let forms: readonly FormDetails[];
  try {
    forms = await dependencies.refreshForms(page.pageId, {
      onPage: keepClaim,
      signal: pass.signal,
      mayReuse: pass.cause === 'catch-up',
    });
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    noteError(null, error);
    return { problems, checkpoint, triedAll: false, retryAfterMs };
  }
  for await (const step of readForms(dependencies, pass, forms, checkpoint)) {
    ({ checkpoint } = step);
    await keepClaim();
    if (pass.cause === 'catch-up')
      await dependencies.pages.saveCheckpoint(page.pageId, pass.holder, checkpoint);
    if (step.failed) noteError(step.failed.form, step.failed.error);
    if (step.gaveUp) note(null, leftForLater(page.name));
  }
  const tried = new Set([...checkpoint.doneForms, ...checkpoint.failedForms]);
  const triedAll = forms.every(({ formId }) => tried.has(formId));
  return { problems, checkpoint, triedAll, retryAfterMs };
}

const leftForLater = (page: string): Reason => ({
  code: 'forms-left-for-later',
  params: { page },
});

/**
 * The checkpoint to start from. A sync that a person starts begins with the newest leads, to find
 * those that came in since the last pass. A background sync continues at the point at which it stopped.
 */
async function startOrContinue(
  { pages, now }: RunPassDependencies,
  { cause, family: { page }, entries, since }: Pass,
): Promise<PassCheckpoint> {
  const start = since ?? startOfPass(entries, page.syncSince, now());
  const unfinished = cause === 'catch-up' ? await pages.findCheckpoint(page.pageId) : undefined;
  const covers = entries.map(({ pageId }) => pageId).toSorted();
  const isSame = unfinished?.entries.join() === covers.join();
  if (unfinished && isSame && unfinished.since <= start) return unfinished;
  return newCheckpoint({ entries: covers, since: start }, now());
}

/** A checkpoint for reading all forms again. The forms that failed come last. */
const nextRound = (checkpoint: PassCheckpoint, startedAt: Date): PassCheckpoint => ({
  ...newCheckpoint(checkpoint, startedAt),
  lateForms: checkpoint.failedForms,
});

const newCheckpoint = (
  { entries, since }: Pick<PassCheckpoint, 'entries' | 'since'>,
  startedAt: Date,
): PassCheckpoint => ({
  entries,
  since,
  startedAt,
  doneForms: [],
  failedForms: [],
  lateForms: [],
  formId: null,
  after: null,
  newest: null,
});

async function finish(
  dependencies: RunPassDependencies,
  { cause, family: { page, accounts }, entries, holder }: Pass,
  { since, startedAt, newest }: PassCheckpoint,
  isComplete: boolean,
  nextTry: number,
): Promise<void> {
  const { pages, inbox, now, compareForms, pauseAfterPass } = dependencies;
  // A requested sync is for the Page and all its Instagram accounts. A part does not fulfil it.
  const coversAll = [page, ...accounts].every(
    (entry) => !entry.isActive || entries.some(({ pageId }) => pageId === entry.pageId),
  );
  const moves = isComplete && reachesBack(entries, since, startedAt);
  const oldestUnread = await inbox.oldestUnread(
    page.pageId,
    notBeforeRetention(new Date(0), startedAt),
  );
  // If this pass left out a connection, the next one is due now and reads it.
  const pauseIfComplete = async () => (coversAll && moves ? pauseAfterPass(page.pageId) : 0);
  const pause = isComplete ? await pauseIfComplete() : nextTry;
  if (isComplete) await compareForms(page.pageId, coversAll ? since : undefined);
  await pages.finishPass(page.pageId, holder, {
    cause,
    entries: entries.map(({ pageId }) => pageId),
    startedAt,
    finishedAt: now(),
    watermark: moves ? watermarkAfter({ since, startedAt, newest, oldestUnread }) : null,
    fulfilled: isComplete && coversAll ? readBackTo(since, startedAt) : null,
    nextDueAt: new Date(now().getTime() + pause),
  });
}
