import type { AnyBulkWriteOperation, Collection, Db } from 'mongodb';
import type { DashboardStore } from '../../../dashboard/dashboard-store.ts';
import { dayOfFact, toFact } from '../../../dashboard/lead-fact.ts';
import { sentAtOfRemoved } from '../../../leads/removed-lead.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import { readPosition } from '../../read-position.ts';
import { onlyDuplicates } from '../connection/mongodb-error.ts';
import { fromId, toId } from '../ids.ts';
import type { LeadEventDocument } from '../leads/event-document.ts';
import { toLead, type LeadDocument } from '../leads/lead-document.ts';
import { removalOf } from '../leads/marked-removal.ts';
import { toFactDocument, type FactDocument } from './fact-document.ts';
import { markErased } from './mark-erased.ts';

/** What a fact is made of. */
const OF_FACTS = {
  createdAt: 1,
  updatedAt: 1,
  source: 1,
  'metaData.leadId': 1,
  'metaData.formId': 1,
  'metaData.pageId': 1,
  'metaData.platform': 1,
  origin: 1,
  ownerId: 1,
  status: 1,
  lostReason: 1,
  firstContactedAt: 1,
  version: 1,
  position: 1,
  'pendingEvents.type': 1,
  'pendingEvents.n': 1,
} as const;

/** Makes facts of leads. A fact is written only if no newer version of its lead was taken. */
export function createTakeFacts(
  db: Db,
  report: ReportOddValue,
): Pick<DashboardStore, 'takeFacts' | 'takeAllFacts'> {
  const leads = db.collection<LeadDocument>('leads');
  const facts = db.collection<FactDocument>('lead_facts');
  const events = db.collection<LeadEventDocument>('lead_events');

  const put = async (documents: readonly LeadDocument[]): Promise<readonly number[]> => {
    if (documents.length === 0) return [];
    const made = documents.map((document) =>
      toFactDocument(toFact(toLead(document, report)), versionOf(document)),
    );
    // Another process may insert a fact at the same time: then there is one to compare with.
    if (!(await putAll(facts, made))) await putAll(facts, made);
    return made.map(dayOfFact);
  };
  /**
   * A lead that an undo has removed does not count. The event tells its day, also if its fact is gone already. If somebody
   * changed the lead during the undo, it stayed in spite of that event, and may have been erased later.
   */
  const takeGone = async (leadId: string): Promise<number | undefined> => {
    const ends = await events
      .find({ leadId, type: { $in: ['lead.removed', 'lead.erased'] } })
      .project<Pick<LeadEventDocument, 'type' | 'changes'>>({ type: 1, changes: 1 })
      .hint('leadId_n')
      .toArray();
    const removal = ends.find(({ type }) => type === 'lead.removed');
    if (!removal || ends.some(({ type }) => type === 'lead.erased')) return markErased(db, leadId);
    await facts.deleteOne({ _id: leadId });
    const createdAt = sentAtOfRemoved(removal.changes);
    return createdAt && dayOfFact({ createdAt });
  };
  return {
    takeFacts: async (leadIds) => {
      const here = await leads
        .find({ _id: { $in: leadIds.map(toId) } })
        .project<LeadDocument>(OF_FACTS)
        .toArray();
      // The event of a removal is told before the lead is gone.
      const found = here.filter((lead) => !removalOf(lead));
      const days = await put(found);
      const known = new Set(found.map(({ _id }) => fromId(_id)));
      const gone = leadIds.filter((leadId) => !known.has(leadId));
      const daysOfGone = await Promise.all(gone.map(takeGone));
      return [...new Set([...days, ...daysOfGone])].filter((day) => day !== undefined);
    },
    takeAllFacts: async (cursor, limit) => {
      const found = await leads
        .find({ position: { $gt: cursor === '' ? 0 : readPosition(cursor) } })
        .project<LeadDocument>(OF_FACTS)
        .sort({ position: 1 })
        .hint('position')
        .limit(limit)
        .toArray();
      await put(found.filter((lead) => !removalOf(lead)));
      const last = found.at(-1);
      return { cursor: found.length === limit && last ? String(last.position) : undefined };
    },
  };
}

/** Other programs add leads without a version. */
const versionOf = ({ version }: LeadDocument): number =>
  Number.isSafeInteger(version) ? version : 0;

/** @returns false if facts were there that were not replaced */
async function putAll(
  facts: Collection<FactDocument>,
  made: readonly FactDocument[],
): Promise<boolean> {
  try {
    await facts.bulkWrite(made.map(putUnlessOlder), { ordered: false });
    return true;
  } catch (error) {
    // A newer version is there, or the person was erased.
    if (onlyDuplicates(error)) return false;
    throw error;
  }
}

const putUnlessOlder = (fact: FactDocument): AnyBulkWriteOperation<FactDocument> => {
  const { _id, ...fields } = fact;
  return {
    updateOne: {
      filter: { _id, version: { $lte: fact.version }, isErased: false },
      update: { $set: fields },
      upsert: true,
    },
  };
};
