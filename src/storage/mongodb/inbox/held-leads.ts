import type { Collection, Filter } from 'mongodb';
import { AppError } from '../../../errors.ts';
import type { HeldFilter, HeldLeads } from '../../../intake/held-leads.ts';
import type { FailureKind, InboxState } from '../../../intake/inbox-lead.ts';
import {
  HELD_STATES,
  toInboxLead,
  toPlatform,
  toReason,
  type InboxDocument,
} from './inbox-document.ts';

/** What a person sees of held leads, and how they are retried. */
export function createHeldLeads(
  inbox: Collection<InboxDocument>,
  patient: Collection<InboxDocument>,
): Pick<HeldLeads, 'listHeld' | 'groupHeld' | 'retry' | 'retryAll'> {
  return {
    listHeld: async ({ state, limit, cursor, ...filter }) => {
      const found = await inbox
        .find({ state, ...matching(filter), ...behind(cursor) })
        .sort({ receivedAt: 1, leadId: 1 })
        .hint('state_receivedAt')
        .limit(limit + 1)
        .toArray();
      const leads = found.slice(0, limit).map(toInboxLead);
      const last = leads.at(-1);
      return {
        leads,
        nextCursor: found.length > limit && last ? cursorOf(last) : undefined,
      };
    },
    groupHeld: async (state) => {
      const groups = await patient
        .aggregate<HeldGroupDocument>(
          [
            { $match: { state } },
            { $sort: { state: 1, receivedAt: 1, leadId: 1 } },
            {
              $group: {
                _id: { pageId: '$pageId', platform: '$platform', failure: '$failure' },
                count: { $sum: 1 },
                reason: { $first: '$reason' },
              },
            },
          ],
          { hint: 'state_receivedAt' },
        )
        .toArray();
      return groups.map(({ _id: { pageId, platform, failure }, count, reason }) => ({
        pageId,
        platform: toPlatform(platform),
        failure: failure ?? null,
        count,
        reason: toReason({ state, ...(typeof reason === 'string' && { reason }) }),
      }));
    },
    retry: async (leadId, now) => {
      const isHeld = { leadId, state: { $in: [...HELD_STATES] }, leaseHolder: { $exists: false } };
      return (await inbox.updateOne(isHeld, againAt(now))).matchedCount === 1;
    },
    retryAll: async (state, now, filter = {}) => {
      const isHeld = { state, ...matching(filter), leaseHolder: { $exists: false } };
      return (await patient.updateMany(isHeld, againAt(now))).matchedCount;
    },
  };
}

interface HeldGroupDocument {
  readonly _id: {
    readonly pageId: string;
    readonly platform?: string | null;
    readonly failure?: FailureKind | null;
  };
  readonly count: number;
  readonly reason?: string | null;
}

/** Keeps `failure`, which shows that the lead was wanted. */
const againAt = (now: Date) => ({
  $set: { state: 'received' as InboxState, failures: 0, claims: 0, dueAt: now },
  $unset: {
    reason: '' as const,
    nextAttemptAt: '' as const,
    decidedBy: '' as const,
    decidedAt: '' as const,
  },
});

/** Null selects what is left out. */
function matching({ pageId, platform, failure }: HeldFilter): Filter<InboxDocument> {
  return {
    ...(pageId !== undefined && { pageId }),
    ...(platform !== undefined && { platform: platform ?? { $exists: false } }),
    ...(failure !== undefined && { failure: failure ?? { $exists: false } }),
  };
}

const cursorOf = ({ receivedAt, leadId }: { receivedAt: Date; leadId: string }): string =>
  `${receivedAt.getTime()}-${leadId}`;

function behind(cursor: string | undefined): Filter<InboxDocument> {
  if (cursor === undefined) return {};
  const [, ms, leadId] = /^(\d{1,15})-(\d{1,40})$/.exec(cursor) ?? [];
  if (ms === undefined || leadId === undefined) throw new AppError('invalid-cursor', {});
  const receivedAt = new Date(Number(ms));
  return { $or: [{ receivedAt: { $gt: receivedAt } }, { receivedAt, leadId: { $gt: leadId } }] };
}
