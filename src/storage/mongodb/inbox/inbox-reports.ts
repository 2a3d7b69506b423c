import type { Collection, Db, Filter } from 'mongodb';
import type { InboxState } from '../../../intake/inbox-lead.ts';
import type { InboxReports, NewestLead } from '../../../intake/inbox-reports.ts';
import { toTime } from '../fields.ts';
import type { InboxDocument } from './inbox-document.ts';
import { createListDelays } from './list-delays.ts';

/**
 * Meta repeats webhooks for 36 hours, and a background sync is faster. A lead that came later was
 * not delayed by the incident.
 */
const AFTERMATH_MS = 36 * 60 * 60_000;

/** An incident is noticed at most this long after the first lead that it delayed was sent. */
const NOTICED_AFTER_MS = 10 * 60_000;

/** Meta gives the time of a lead in whole seconds. */
const SECOND = 1_000;

/** The queries behind reports and watermarks. */
export function createInboxReports(db: Db, inbox: Collection<InboxDocument>): InboxReports {
  return {
    oldestUnread: createOldestUnread(db, inbox),
    newestOfForms: async (formIds, limit) => {
      const found = await Promise.all(
        formIds.map(async (formId) => [formId, await newestOf(inbox, formId, limit)] as const),
      );
      return new Map(found.filter(([, leads]) => leads.length > 0));
    },
    countDelayed: async (pageId, { from, to }, onlyUnannounced) => {
      const since = from.getTime() - (onlyUnannounced ? SECOND : NOTICED_AFTER_MS);
      const common: Filter<InboxDocument> = {
        created_time: { $gte: new Date(since), $lt: to },
        ...(pageId !== null && { pageId }),
        ...(onlyUnannounced && { via: { $ne: 'webhook' } }),
      };
      const until = new Date(to.getTime() + AFTERMATH_MS);
      const [recovered, held] = await Promise.all([
        inbox.countDocuments(
          { ...common, state: 'stored', processedAt: { $gte: from, $lt: until } },
          { hint: 'stored' },
        ),
        inbox.countDocuments(
          { ...common, processed: false, state: { $in: ['pending', 'needs-attention'] } },
          { hint: 'held' },
        ),
      ]);
      return { recovered, affected: recovered + held };
    },
    listDelays: createListDelays(db, inbox),
  };
}

async function newestOf(
  inbox: Collection<InboxDocument>,
  formId: string,
  limit: number,
): Promise<NewestLead[]> {
  const found = await inbox
    .find({ formId, state: 'stored', created_time: { $gte: new Date(0) } })
    .project<Pick<InboxDocument, 'leadId' | 'created_time'>>({ leadId: 1, created_time: 1 })
    .sort({ created_time: -1 })
    .hint('formId_created_time')
    .limit(limit)
    .toArray();
  return found.map(({ leadId, created_time }) => ({
    leadId,
    createdTime: toTime(created_time) ?? new Date(0),
  }));
}

const WANTED_STATES: readonly InboxState[] = ['received', 'pending', 'needs-attention'];

/** Meta answered for hours that such a lead does not exist. */
const IS_GONE = { state: 'needs-attention', failure: 'unreadable' } as const;

function createOldestUnread(
  db: Db,
  inbox: Collection<InboxDocument>,
): InboxReports['oldestUnread'] {
  const forms = db.collection<{ readonly formId: string }>('meta_forms');
  const findKnown = async (formIds: readonly string[]): Promise<string[]> => {
    if (formIds.length === 0) return [];
    const known = await forms
      .find({ formId: { $in: formIds } })
      .project<{ readonly formId: string }>({ formId: 1 })
      .toArray();
    return known.map(({ formId }) => formId);
  };
  return async (pageId, sentSince = new Date(0)) => {
    const unread = { pageId, processed: false, original: { $exists: false } };
    const gone = await inbox
      .aggregate<{ readonly _id: string }>(
        [{ $match: { ...unread, ...IS_GONE } }, { $group: { _id: '$formId' } }],
        { hint: 'unread' },
      )
      .toArray();
    const known = await findKnown(gone.map(({ _id }) => _id));
    // A form that was read: the lead is a deleted test lead.
    const wanted = known.length === 0 ? {} : { $nor: [{ ...IS_GONE, formId: { $in: known } }] };
    const times = await Promise.all(
      WANTED_STATES.map((state) => findOldest(inbox, { ...unread, ...wanted, state }, sentSince)),
    );
    const found = times.flat();
    return found.length > 0 ? new Date(Math.min(...found)) : null;
  };
}

/** Of one state: when the first was sent, or received if Meta gave no time; in Unix ms. */
async function findOldest(
  inbox: Collection<InboxDocument>,
  filter: Filter<InboxDocument>,
  since: Date,
): Promise<number[]> {
  const [sent, received] = await Promise.all([
    inbox.findOne(
      { ...filter, created_time: { $gte: since } },
      { sort: { created_time: 1 }, projection: { created_time: 1 }, hint: 'unread' },
    ),
    inbox.findOne(
      { ...filter, created_time: { $exists: false }, receivedAt: { $gte: since } },
      { sort: { receivedAt: 1 }, projection: { receivedAt: 1 }, hint: 'unread' },
    ),
  ]);
  const times = [toTime(sent?.created_time), toTime(received?.receivedAt)];
  return times.flatMap((time) => (time === null ? [] : [time.getTime()]));
}
