import type { Db } from 'mongodb';
import { toId, type DocumentId } from '../ids.ts';
import type { LeadDocument } from '../leads/lead-document.ts';

const MOST_UPDATES = 1_000;

/** Puts the ids of all meetings into their leads, as `leads.meetings` of other tools expects them. */
export async function nameMeetings(db: Db): Promise<void> {
  const leads = db.collection<LeadDocument>('leads');
  const found = db.collection('meetings').find({ sequence: { $gte: 0 } });
  let updates: { filter: { _id: DocumentId }; update: object }[] = [];
  const write = async () => {
    if (updates.length > 0) await leads.bulkWrite(updates.map((updateOne) => ({ updateOne })));
    updates = [];
  };
  for await (const { _id, leadId } of found.project<{ _id: DocumentId; leadId: string }>({
    leadId: 1,
  })) {
    updates.push({ filter: { _id: toId(leadId) }, update: { $addToSet: { meetings: _id } } });
    if (updates.length === MOST_UPDATES) await write();
  }
  await write();
}

/** How many leads name meetings that LeadRabbit has not written. */
export async function countForeignMeetings(db: Db): Promise<number> {
  const meetings = db.collection<{ readonly _id: DocumentId; readonly sequence: number }>(
    'meetings',
  );
  let count = 0;
  for await (const { meetings: named } of db
    .collection<LeadDocument>('leads')
    .find({ 'meetings.0': { $exists: true } })
    .project<Pick<LeadDocument, 'meetings'>>({ meetings: 1 })) {
    const known = await meetings.countDocuments({
      _id: { $in: named as DocumentId[] },
      sequence: { $gte: 0 },
    });
    if (known < named.length) count += 1;
  }
  return count;
}
