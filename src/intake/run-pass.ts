import type { FormGrant, PageStore, PassCheckpoint } from '../connections/page-store.ts';
import { GraphError } from '../meta-api/graph-error.ts';
import type { CompareForms } from './compare-forms.ts';
import { PassInterrupted, type Pass } from './pass.ts';
import { readForm, type ReadFormDependencies } from './read-form.ts';
import type { SyncProblem } from './sync-result.ts';
import {
  notBeforeRetention,
  reachesBack,
  readBackTo,
  settledUpTo,
  startOfPass,
} from './watermark.ts';

/** Longer than any batch of leads takes; renewed with each. */
const CLAIM_MS = 5 * 60_000;

/** When to try again after a pass that could not read everything, where Meta names no time. */
const TRY_AGAIN_MS = 5 * 60_000;

export interface RunPassDependencies extends ReadFormDependencies {
  /** Begins the name of each holder, so that what a dead process held can be told. */
  readonly processName: string;
  readonly pages: PageStore;
  /** Reads the Page's forms from Meta and keeps them. @throws GraphError */
  readonly refreshForms: (pageId: string) => Promise<readonly FormGrant[]>;
  readonly compareForms: CompareForms;
  /** A sentence for an error that names what to do. */
  readonly explain: (error: unknown, pageName: string) => string;
  /** In ms, until the Page's next catch-up. */
  readonly pauseAfterPass: (pageId: string) => Promise<number>;
}

/**
 * Takes in what is missing of one Page: all its forms, all their leads since the watermark. The
 * watermark moves only where every form was read. A catch-up that was broken off goes on where it
 * stood.
 *
 * @returns the problems, or undefined where another pass holds the Page
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
    const reading = await readForms(dependencies, pass, async () => {
      if (await pages.claimPass(pageId, pass.holder, now(), until())) return;
      throw new Error('Another pass has taken over this Page.');
    });
    const { problems, checkpoint, retryAfterMs } = reading;
    nextTry = retryAfterMs ?? TRY_AGAIN_MS;
    if (problems.length === 0 || pass.cause === 'sync') {
      await finish(dependencies, pass, checkpoint, problems.length === 0, nextTry);
      isFinished = true;
    } else if (reading.triedAll) {
      // To wait for one form alone would leave out what comes in at all the others.
      await pages.saveCheckpoint(pageId, pass.holder, fromTheTop(checkpoint, now()));
      nextTry = Math.max(nextTry, await dependencies.pauseAfterPass(pageId));
    }
    return problems;
  } catch (error) {
    if (error instanceof PassInterrupted) nextTry = 0;
    throw error;
  } finally {
    if (!isFinished)
      await pages.suspendPass(pageId, pass.holder, new Date(now().getTime() + nextTry));
  }
}

interface Reading {
  readonly problems: readonly SyncProblem[];
  readonly checkpoint: PassCheckpoint;
  /** Each form was read, or failed for a reason of its own. */
  readonly triedAll: boolean;
  readonly retryAfterMs: number | undefined;
}

async function readForms(
  dependencies: RunPassDependencies,
  pass: Pass,
  keepClaim: () => Promise<void>,
): Promise<Reading> {
  const { page } = pass.family;
  const problems: SyncProblem[] = [];
  let retryAfterMs: number | undefined;
  const note = (form: FormGrant | null, error: unknown) => {
    if (error instanceof GraphError) retryAfterMs ??= error.retryAfterMs;
    problems.push({
      pageId: page.pageId,
      pageName: page.name,
      formId: form?.formId ?? null,
      formName: form?.name ?? null,
      message: dependencies.explain(error, page.name),
    });
  };
  let checkpoint = await beginOrGoOn(dependencies, pass);
  let triedAll = true;
  const forms = await dependencies.refreshForms(page.pageId).catch((error: unknown) => {
    if (!(error instanceof GraphError)) throw error;
    note(null, error);
    triedAll = false;
    return [];
  });
  for (const [index, form] of forms.entries()) {
    pass.onStep({ formName: form.name, formsDone: index, formsTotal: forms.length });
    if (checkpoint.doneForms.includes(form.formId)) continue;
    try {
      for await (const next of readForm(dependencies, pass, form, checkpoint)) {
        checkpoint = next;
        await keepClaim();
        if (pass.cause === 'catch-up')
          await dependencies.pages.saveCheckpoint(page.pageId, pass.holder, checkpoint);
        if (pass.isStopping?.()) throw new PassInterrupted();
      }
      pass.onStep({ formsRead: 1 });
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      note(form, error);
      // Every further call would be refused too, or prolong the block.
      if (error.action === 'throttled' || error.action === 'reconnect') {
        triedAll = false;
        break;
      }
    }
    pass.onStep({ formsDone: index + 1 });
  }
  return { problems, checkpoint, triedAll, retryAfterMs };
}

/** A sync begins anew, for it has to find what came in since; a catch-up may take its time. */
async function beginOrGoOn(
  { pages, now }: RunPassDependencies,
  { cause, family: { page }, entries, since }: Pass,
): Promise<PassCheckpoint> {
  const start = since ?? startOfPass(entries, page.catchUpSince, now());
  const unfinished = cause === 'catch-up' ? await pages.findCheckpoint(page.pageId) : undefined;
  const covers = entries.map(({ pageId }) => pageId).toSorted();
  const isSame = unfinished?.entries.join() === covers.join();
  if (unfinished && isSame && unfinished.since <= start) return unfinished;
  return fromTheTop({ entries: covers, since: start }, now());
}

const fromTheTop = (
  { entries, since }: Pick<PassCheckpoint, 'entries' | 'since'>,
  startedAt: Date,
): PassCheckpoint => ({
  entries,
  since,
  startedAt,
  doneForms: [],
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
  // A wish to look back is the whole family's; some of the entries do not fulfil it.
  const coversAll = [page, ...accounts].every(
    (entry) => !entry.isActive || entries.some(({ pageId }) => pageId === entry.pageId),
  );
  const moves = isComplete && reachesBack(entries, since, startedAt);
  const oldestUnread = await inbox.oldestUnread(
    page.pageId,
    notBeforeRetention(new Date(0), startedAt),
  );
  // What the other entries wait for must not be put off by it either.
  const pauseIfComplete = async () => (coversAll && moves ? pauseAfterPass(page.pageId) : 0);
  const pause = isComplete ? await pauseIfComplete() : nextTry;
  if (isComplete) await compareForms(page.pageId, coversAll ? since : undefined);
  await pages.finishPass(page.pageId, holder, {
    cause,
    entries: entries.map(({ pageId }) => pageId),
    startedAt,
    finishedAt: now(),
    watermark: moves ? settledUpTo({ since, startedAt, newest, oldestUnread }) : null,
    fulfilled: isComplete && coversAll ? readBackTo(since, startedAt) : null,
    nextDueAt: new Date(now().getTime() + pause),
  });
}
