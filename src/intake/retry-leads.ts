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
  /** The first of them, with their state after the attempt. */
  readonly followed: readonly InboxLead[];
}

/**
 * Retries leads because a person asks: calls that were held back for their Pages are allowed again,
 * the worker tries the leads now, and the result is awaited for some seconds. A lead that is still
 * `received` or leased at the end is still being tried.
 *
 * @throws the `not-found` error if the one lead is unknown or in the CRM
 */
export type RetryLeads = (request: RetryRequest, by: Actor) => Promise<RetryResult>;

export interface RetryLeadsDependencies {
  readonly inbox: InboxLookup & HeldLeads;
  /** Allows calls again that Meta refused a moment ago. A rate limit stays. */
  readonly reopen: (pageId: string) => Promise<void>;
  readonly wakeWorker: () => void;
  /** Leads were made due. */
  readonly onRetried: (request: RetryRequest, retried: number, by: Actor) => void;
  readonly now: () => Date;
  /** For how long the result of the attempts is awaited, in ms. */
  readonly patienceMs?: number;
}

/** How many leads of a retry are followed until their attempt ends. */
const MOST_FOLLOWED = 100;
const PATIENCE_MS = 8_000;
const LOOK_EVERY_MS = 50;

export function createRetryLeads(dependencies: RetryLeadsDependencies): RetryLeads {
  const { inbox, reopen, wakeWorker, onRetried, now, patienceMs = PATIENCE_MS } = dependencies;

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

  /** Waits until the attempt at each lead has ended, or the patience has. */
  const follow = async (leadIds: readonly string[]): Promise<readonly InboxLead[]> => {
    const end = performance.now() + patienceMs;
    for (;;) {
      const found = await Promise.all(leadIds.map((leadId) => inbox.find(leadId)));
      const leads = found.filter((lead) => lead !== undefined);
      if (!leads.some(isBeingTried) || performance.now() > end) return leads;
      await pause(LOOK_EVERY_MS);
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
