import { say } from '../message.ts';
import { english } from '../texts/english.ts';
import { presentReason } from './present-reason.ts';
import type * as wire from '../contract/inbox.ts';
import type { InboxLead } from '../intake/inbox-lead.ts';
import { isBeingTried, type RetryResult } from '../intake/retry-leads.ts';

type RetriedState = wire.RetryAnswer['leads'][number]['state'];

/** The results of leads that a person retried. */
export function presentRetry(result: RetryResult): wire.RetryAnswer {
  const leads = result.followed.map((lead) => ({
    leadId: lead.leadId,
    state: stateOf(lead),
    reason: presentReason(lead.reason),
  }));
  const outcome = {
    stored: 0,
    pending: 0,
    'needs-attention': 0,
    skipped: 0,
    dismissed: 0,
    trying: 0,
  };
  for (const { state } of leads) outcome[state] += 1;
  outcome.trying += Math.max(0, result.retried - leads.length);
  return {
    success: true,
    retried: result.retried,
    message: describe(result.retried, leads, outcome),
    outcome,
    leads,
  };
}

function stateOf(lead: InboxLead): RetriedState {
  if (isBeingTried(lead) || lead.state === 'received') return 'trying';
  // Somebody has erased the person since the retry.
  return lead.state === 'erased' ? 'dismissed' : lead.state;
}

function describe(
  retried: number,
  leads: wire.RetryAnswer['leads'],
  outcome: Record<RetriedState, number>,
): string {
  const [first] = leads;
  if (retried === 0 || !first) return 'There was no lead to retry.';
  if (retried === 1) return describeOne(first);
  const parts = ORDER.filter((state) => outcome[state] > 0).map(
    (state) => `${outcome[state]} ${outcome[state] === 1 ? SINGULAR[state] : PLURAL[state]}`,
  );
  const reasons = new Set(leads.map(({ reason }) => sayWhy(reason)).filter((why) => why !== ''));
  const [reason = ''] = reasons.size === 1 ? reasons : [];
  return `${retried} leads were tried again: ${parts.join(', ')}. ${reason}`.trim();
}

const ORDER: readonly RetriedState[] = [
  'stored',
  'pending',
  'needs-attention',
  'skipped',
  'dismissed',
  'trying',
];
const SINGULAR: Readonly<Record<RetriedState, string>> = {
  stored: 'is in the CRM now',
  pending: 'is still pending',
  'needs-attention': 'needs attention',
  skipped: 'was skipped',
  dismissed: 'was dismissed',
  trying: 'is still being tried',
};
const PLURAL: Readonly<Record<RetriedState, string>> = {
  stored: 'are in the CRM now',
  pending: 'are still pending',
  'needs-attention': 'need attention',
  skipped: 'were skipped',
  dismissed: 'were dismissed',
  trying: 'are still being tried',
};

const sayWhy = (reason: wire.RetryAnswer['leads'][number]['reason']): string =>
  reason ? say(english.reasons, reason) : '';

function describeOne({ state, reason: why }: wire.RetryAnswer['leads'][number]): string {
  const reason = sayWhy(why);
  switch (state) {
    case 'stored':
      return 'Tried again: the lead is in the CRM now.';
    case 'trying':
      return 'The lead is still being tried. The list shows the result by itself.';
    case 'pending':
      return `Tried again, and it is still pending. ${reason}`;
    case 'needs-attention':
      return `Tried again, and it needs attention. ${reason}`;
    case 'skipped':
      return `Tried again, and it was skipped. ${reason}`;
    case 'dismissed':
      return 'The lead was dismissed.';
  }
}
