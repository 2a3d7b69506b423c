import { setTimeout as pause } from 'node:timers/promises';
import type { Collection } from 'mongodb';
import { SEARCH_TERMS_VERSION } from '../../../leads/search-terms.ts';
import { searchFieldsOf, toLead, type LeadDocument } from './lead-document.ts';
import { unchanged } from './lead-version.ts';

const LEADS_AT_ONCE = 100;

/** The pause between two writes, in ms, for other work. */
const PAUSE_MS = 20;

/** The pause after a failure, in ms. */
const PAUSE_AFTER_FAILURE_MS = 5_000;

/** A lead without a version has terms of unknown age. */
const EARLIER = [null, ...Array(SEARCH_TERMS_VERSION).keys()] as number[];

/**
 * Gives leads that an earlier version stored the search terms of this version, in the background. Each lead
 * knows the version of its terms, so that the work continues after a stop, and several processes may
 * do it. A lead that an earlier version adds while this one runs is renewed at the next start. Leads of other
 * programs that have no place in the list are left alone.
 */
export class SearchRenewal {
  readonly #leads: Collection<LeadDocument>;
  readonly #stopped = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(leads: Collection<LeadDocument>) {
    this.#leads = leads;
  }

  start(): void {
    this.#running = this.#renew();
  }

  /** Stops all writing. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
  }

  async #renew(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      const result = await this.#renewSome().catch(() => 'failed' as const);
      if (result === 'done') return;
      const time = result === 'failed' ? PAUSE_AFTER_FAILURE_MS : PAUSE_MS;
      await pause(time, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #renewSome(): Promise<'done' | 'more' | 'failed'> {
    const found = await this.#leads
      .find({ searchVersion: { $in: EARLIER }, position: { $gte: 0 } })
      .hint('searchVersion')
      .limit(LEADS_AT_ONCE)
      .toArray();
    if (found.length === 0) return 'done';
    const updates = found.map((document) => ({
      updateOne: {
        filter: unchanged(document),
        update: { $set: searchFieldsOf(toLead(document)) },
      },
    }));
    const { matchedCount } = await this.#leads.bulkWrite(updates, { ordered: false });
    return matchedCount > 0 ? 'more' : 'failed';
  }
}
