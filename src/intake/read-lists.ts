import { setTimeout as sleep } from 'node:timers/promises';
import type { FormDetails } from '../connections/form-store.ts';
import type { PassCheckpoint } from '../connections/pass-store.ts';
import { GraphError } from '../meta-api/graph-error.ts';
import type { LeadListing, ListedLead } from '../meta-api/list-leads.ts';
import type { Batch } from '../meta-api/walk-pages.ts';

/**
 * After so many forms in a row whose lists Meta did not give because of a passing fault, the rest
 * of the Page is left for later: 200 forms that each hang for 20 s would take more than an hour.
 */
const MOST_FAILING_FORMS = 3;

/** In ms, before a page that Meta failed to give is asked for again. */
const PAUSES = [250, 1_000];

/** In ms. A call that took longer hangs: to repeat it at once only takes more time. */
const QUICK = 5_000;

/** A form's leads, newest first, in batches. @throws GraphError, or the signal's reason */
export type ListLeads = (
  pageId: string,
  listing: LeadListing,
  signal: AbortSignal,
) => AsyncIterable<Batch<ListedLead>>;

/** What happened next while the lists of a Page's forms were read. */
export type ListStep =
  | { readonly type: 'batch'; readonly form: FormDetails; readonly batch: Batch<ListedLead> }
  | { readonly type: 'done'; readonly form: FormDetails }
  | { readonly type: 'failed'; readonly form: FormDetails; readonly error: GraphError }
  /** The forms after this one are not read now. */
  | { readonly type: 'gave-up' };

interface ReadListsDependencies {
  readonly listLeads: ListLeads;
  readonly now: () => Date;
}

/**
 * Lists the leads of the forms, one form after the other. A form that fails does not stop the rest,
 * unless every further call would fail as well: the token is dead, Meta limits the calls, or
 * several forms in a row had a passing fault.
 *
 * @param begun where an earlier reading broke off, and since when leads are wanted
 * @throws the signal's reason once it is aborted
 */
export async function* readLists(
  dependencies: ReadListsDependencies,
  forms: readonly FormDetails[],
  begun: Pick<PassCheckpoint, 'since' | 'formId' | 'after'>,
  signal: AbortSignal,
): AsyncGenerator<ListStep> {
  let failing = 0;
  for (const form of forms) {
    try {
      const after = begun.formId === form.formId ? begun.after : null;
      const { formId } = form;
      const listing = { formId, since: begun.since, after };
      for await (const batch of listPatiently(dependencies, form.pageId, listing, signal))
        yield { type: 'batch', form, batch };
      yield { type: 'done', form };
      failing = 0;
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      yield { type: 'failed', form, error };
      // Every further call would be refused too, or prolong the block.
      if (error.action === 'throttled' || error.action === 'reconnect') return;
      failing = error.action === 'retry' ? failing + 1 : 0;
      if (failing < MOST_FAILING_FORMS) continue;
      yield { type: 'gave-up' };
      return;
    }
  }
}

/** Asks again, a few times, for a page that Meta failed to give because of a passing fault. */
async function* listPatiently(
  { listLeads, now }: ReadListsDependencies,
  pageId: string,
  listing: LeadListing,
  signal: AbortSignal,
): AsyncGenerator<Batch<ListedLead>> {
  let { after } = listing;
  let tries = 0;
  for (;;) {
    let begunAt = now().getTime();
    try {
      for await (const batch of listLeads(pageId, { ...listing, after }, signal)) {
        yield batch;
        ({ after } = batch);
        if (after === null) return;
        tries = 0;
        begunAt = now().getTime();
      }
      return;
    } catch (error) {
      const isQuick = now().getTime() - begunAt < QUICK;
      const pause = isQuick && isPassing(error) ? PAUSES[tries] : undefined;
      if (pause === undefined) throw error;
      tries += 1;
      await sleep(pause, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}

const isPassing = (error: unknown): boolean =>
  error instanceof GraphError && error.action === 'retry' && error.oddity !== 'endless-list';
