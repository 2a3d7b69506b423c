import { setTimeout as pause } from 'node:timers/promises';
import { notFound } from '../errors.ts';
import type { Actor } from '../users/actor.ts';
import type { HeldState, InboxLead } from './inbox-lead.ts';
import type { HeldFilter, HeldLeads } from './held-leads.ts';
import type { InboxLookup } from './inbox-lookup.ts';

/** One lead, or all leads in a state that match a filter. */
export type RetryRequest = { readonly leadId: string } | RetryMany;

interface RetryMany {
  readonly all: HeldState;
  readonly filter: HeldFilter;
}

export interface RetryResult {
  /** How many leads were made due. */
  readonly retried: number;
  /** The first of these leads, with their state after the attempt. */
  readonly followed: readonly InboxLead[];
}

/**
 * Retries leads for a person. Allows the calls of their Pages again, wakes the worker, and waits
 * some seconds for the results. If a lead is still `received` or leased at the end, its attempt
 * still runs.
 *
 * @throws the `not-found` error if the lead of the request is unknown or in the CRM
 */
export type RetryLeads = (request: RetryRequest, by: Actor) => Promise<RetryResult>;

export interface RetryLeadsDependencies {
  readonly inbox: InboxLookup & HeldLeads;
  /** Allows the calls of a Page again after Meta refused one. A rate limit stays. */
  readonly reopen: (pageId: string) => Promise<void>;
  readonly wakeWorker: () => void;
  /** Called when leads were made due. */
  readonly onRetried: (request: RetryRequest, retried: number, by: Actor) => void;
  readonly now: () => Date;
  /** How long to wait for the results of the attempts, in ms. */
  readonly timeoutMs?: number;
}

/** How many leads of a retry are followed until their attempt ends. */
const MOST_FOLLOWED = 100;
const TIMEOUT_MS = 8_000;
const POLL_MS = 50;

export function createRetryLeads(dependencies: RetryLeadsDependencies): RetryLeads {
  const { inbox, reopen, wakeWorker, onRetried, now, timeoutMs = TIMEOUT_MS } = dependencies;

  const retryOne = async (leadId: string, by: Actor): Promise<RetryResult> => {
    const lead = await inbox.find(leadId);
    if (!lead || lead.state === 'stored') throw notFound('inbox-lead');
    await reopen(lead.pageId);
    await inbox.retry(leadId, now());
    onRetried({ leadId }, 1, by);
    wakeWorker();
    return { retried: 1, followed: await follow([leadId]) };
  };

  const retryAll = async (request: RetryMany, by: Actor): Promise<RetryResult> => {
    const { all: state, filter } = request;
    const groups = (await inbox.groupHeld(state)).filter((group) => matches(group, filter));
    const pageIds = new Set(groups.map((group) => group.pageId));
    await Promise.all([...pageIds].map((pageId) => reopen(pageId)));
    const first = await inbox.listHeld({ state, ...filter, limit: MOST_FOLLOWED });
    const retried = await inbox.retryAll(state, now(), filter);
    onRetried(request, retried, by);
    wakeWorker();
    return { retried, followed: await follow(first.leads.map(({ leadId }) => leadId)) };
  };

  /** Waits until the attempt at each lead has ended, for `timeoutMs` at most. */
  const follow = async (leadIds: readonly string[]): Promise<readonly InboxLead[]> => {
    const end = performance.now() + timeoutMs;
    for (;;) {
      const found = await Promise.all(leadIds.map((leadId) => inbox.find(leadId)));
      const leads = found.filter((lead) => lead !== undefined);
      if (!leads.some(isBeingTried) || performance.now() > end) return leads;
      await pause(POLL_MS);
    }
  };

  return (request, by) =>
    'leadId' in request ? retryOne(request.leadId, by) : retryAll(request, by);
}

/** Whether the attempt at a lead has not ended yet. */
export const isBeingTried = ({ state, lease }: Pick<InboxLead, 'state' | 'lease'>): boolean =>
  state === 'received' || lease !== null;

const matches = (group: Required<HeldFilter>, filter: HeldFilter): boolean =>
  (['pageId', 'platform', 'failure'] as const).every(
    (name) => filter[name] === undefined || filter[name] === group[name],
  );
