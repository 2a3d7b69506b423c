import { setTimeout as sleep } from 'node:timers/promises';
import type { FormDetails } from '../connections/form-store.ts';
import type { PassCheckpoint } from '../connections/pass-store.ts';
import { GraphError } from '../meta-api/graph-error.ts';
import type { LeadListing, ListedLead } from '../meta-api/list-leads.ts';
import type { Batch } from '../meta-api/walk-pages.ts';

/**
 * If so many forms in a row fail because of a temporary fault at Meta, the other forms of the Page
 * are left for later. Without this limit, 200 forms that hang for 20 s each take more than an hour.
 */
const MOST_FAILING_FORMS = 3;

/** The pauses before a page of a list is read again that Meta failed to return, in ms. */
const PAUSES = [250, 1_000];

/** A call that failed after a longer time, in ms, is not repeated at once: it would hang again. */
const QUICK = 5_000;

/** A form's leads, newest first, in batches. @throws GraphError, or the signal's reason */
export type ListLeads = (
  pageId: string,
  listing: LeadListing,
  signal: AbortSignal,
) => AsyncIterable<Batch<ListedLead>>;

/** One step of reading the lists of a Page's forms. */
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
 * Lists the leads of the forms, one form after the other. A form that fails does not stop the
 * others, unless every further call would also fail: the token is invalid, Meta limits the calls,
 * or several forms in a row had a temporary fault.
 *
 * @param begun the place where an interrupted pass continues, and the time since which leads are
 *   read
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
      for await (const batch of listWithRetries(dependencies, form.pageId, listing, signal))
        yield { type: 'batch', form, batch };
      yield { type: 'done', form };
      failing = 0;
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      yield { type: 'failed', form, error };
      // Every further call would also be refused, or would extend the rate limit.
      if (error.action === 'throttled' || error.action === 'reconnect') return;
      failing = error.action === 'retry' ? failing + 1 : 0;
      if (failing < MOST_FAILING_FORMS) continue;
      yield { type: 'gave-up' };
      return;
    }
  }
}

/** Lists the leads of a form. Reads a page again, a few times, if Meta had a temporary fault. */
async function* listWithRetries(
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
      const pause = isQuick && isTemporary(error) ? PAUSES[tries] : undefined;
      if (pause === undefined) throw error;
      tries += 1;
      await sleep(pause, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}

const isTemporary = (error: unknown): boolean =>
  error instanceof GraphError && error.action === 'retry' && error.oddity !== 'endless-list';
