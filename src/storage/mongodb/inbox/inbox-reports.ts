import type { Collection, Db, Filter } from 'mongodb';
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
          { hint: 'state_processedAt' },
        ),
        inbox.countDocuments(
          { ...common, state: { $in: ['pending', 'needs-attention'] } },
          { hint: 'state_receivedAt' },
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
    .hint('formId_state_created_time')
    .limit(limit)
    .toArray();
  return found.map(({ leadId, created_time }) => ({
    leadId,
    createdTime: toTime(created_time) ?? new Date(0),
  }));
}

function createOldestUnread(
  db: Db,
  inbox: Collection<InboxDocument>,
): InboxReports['oldestUnread'] {
  const forms = db.collection<{ readonly formId: string }>('meta_forms');
  return async (pageId, sentSince = new Date(0)) => {
    const unread: Filter<InboxDocument> = {
      pageId,
      original: { $exists: false },
      state: { $in: ['received', 'pending', 'needs-attention'] },
    };
    const gone = { state: 'needs-attention', failure: 'unreadable' } as const;
    const formIds = await inbox.distinct('formId', { ...unread, ...gone });
    const known = await forms
      .find({ formId: { $in: formIds } })
      .project<{ readonly formId: string }>({ formId: 1 })
      .toArray();
    const leftOut = { ...gone, formId: { $in: known.map(({ formId }) => formId) } };
    const wanted: Filter<InboxDocument> = { ...unread, $nor: [leftOut] };
    const [sent, received] = await Promise.all([
      inbox.findOne(
        { ...wanted, created_time: { $gte: sentSince } },
        { sort: { created_time: 1 }, projection: { created_time: 1 } },
      ),
      inbox.findOne(
        { ...wanted, created_time: { $exists: false }, receivedAt: { $gte: sentSince } },
        { sort: { receivedAt: 1 }, projection: { receivedAt: 1 } },
      ),
    ]);
    const times = [toTime(sent?.created_time), toTime(received?.receivedAt)].flatMap((time) =>
      time === null ? [] : [time.getTime()],
    );
    return times.length > 0 ? new Date(Math.min(...times)) : null;
  };
}
