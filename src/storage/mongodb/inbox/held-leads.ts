import type { Collection, Filter } from 'mongodb';
import { AppError } from '../../../errors.ts';
import type { HeldFilter, HeldGroup, HeldLeads } from '../../../intake/held-leads.ts';
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
        .find({ state, processed: false, ...matching(filter), ...behind(cursor) })
        .sort({ receivedAt: 1, leadId: 1 })
        .hint(hintFor(filter))
        .limit(limit + 1)
        .toArray();
      const leads = found.slice(0, limit).map(toInboxLead);
      const last = leads.at(-1);
      return {
        leads,
        nextCursor: found.length > limit && last ? cursorOf(last) : undefined,
      };
    },
    groupHeld: createGroupHeld(patient),
    retry: async (leadId, now) => {
      const isHeld = { leadId, state: { $in: [...HELD_STATES] }, leaseHolder: { $exists: false } };
      return (await inbox.updateOne(isHeld, againAt(now))).matchedCount === 1;
    },
    retryAll: createRetryAll(inbox),
  };
}

/** In the order of receipt, so that a lead that fails again at once is not retried twice. */
function createRetryAll(inbox: Collection<InboxDocument>): HeldLeads['retryAll'] {
  return async (state, now, filter = {}) => {
    const isHeld = {
      state,
      processed: false,
      leaseHolder: { $exists: false },
      ...matching(filter),
    };
    let retried = 0;
    let cursor: string | undefined;
    for (;;) {
      const found = await inbox
        .find({ ...isHeld, ...behind(cursor) })
        .project<Pick<InboxDocument, 'leadId' | 'receivedAt'>>({ leadId: 1, receivedAt: 1 })
        .sort({ receivedAt: 1, leadId: 1 })
        .hint(hintFor(filter))
        .limit(AT_ONCE)
        .toArray();
      const last = found.at(-1);
      if (!last) return retried;
      const leadId = { $in: found.map((each) => each.leadId) };
      const { matchedCount } = await inbox.updateMany({ ...isHeld, leadId }, againAt(now), {
        hint: 'leadId',
      });
      retried += matchedCount;
      cursor = cursorOf(last);
    }
  };
}

function createGroupHeld(patient: Collection<InboxDocument>): HeldLeads['groupHeld'] {
  const findFirst = (filter: Filter<InboxDocument>) =>
    patient.findOne(filter, {
      sort: { receivedAt: 1, leadId: 1 },
      projection: { state: 1, reason: 1 },
      hint: 'held_causes',
    });
  return async (state) => {
    const isHeld = { state, processed: false };
    const groups = await patient
      .aggregate<HeldGroupDocument>(
        [
          { $match: isHeld },
          {
            $group: {
              _id: { pageId: '$pageId', platform: '$platform', failure: '$failure' },
              count: { $sum: 1 },
            },
          },
        ],
        { hint: 'held_causes' },
      )
      .toArray();
    const found = await Promise.all(
      groups.map(async ({ _id, count }) => {
        const group = {
          pageId: _id.pageId,
          platform: toPlatform(_id.platform),
          failure: _id.failure ?? null,
        };
        const first = await findFirst({ ...isHeld, ...matching(group) });
        return { ...group, count, reason: first ? toReason(first) : null };
      }),
    );
    return found.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  };
}

const keyOf = (group: Pick<HeldGroup, 'pageId' | 'platform' | 'failure'>): string =>
  [group.pageId, group.platform ?? '', group.failure ?? ''].join('\n');

/** How many leads are retried at once. */
const AT_ONCE = 200;

/** Only with all three values, the index of the causes has the order of receipt. */
const hintFor = ({ pageId, platform, failure }: HeldFilter): string =>
  [pageId, platform, failure].includes(undefined) ? 'held' : 'held_causes';

interface HeldGroupDocument {
  readonly _id: {
    readonly pageId: string;
    readonly platform?: string | null;
    readonly failure?: FailureKind | null;
  };
  readonly count: number;
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
