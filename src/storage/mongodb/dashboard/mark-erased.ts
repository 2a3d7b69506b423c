import type { Db } from 'mongodb';
import { dayOfFact } from '../../../dashboard/lead-fact.ts';
import type { FactDocument, SheetDocument } from './fact-document.ts';

/**
 * Marks the fact of a lead as erased, and removes what people wrote from it and from the sheets of its day.
 *
 * @returns the day, if there is a fact
 */
export async function markErased(db: Db, leadId: string): Promise<number | undefined> {
  const before = await db
    .collection<FactDocument>('lead_facts')
    .findOneAndUpdate(
      { _id: leadId },
      { $set: { isErased: true, isUntouched: false, lostReason: '' } },
      { returnDocument: 'before', projection: { createdAt: 1, lostReason: 1 } },
    );
  if (!before) return undefined;
  const day = dayOfFact(before);
  // They are counted again as soon as the event of the erasure is read.
  if (before.lostReason !== '')
    await db.collection<SheetDocument>('day_sheets').deleteMany({ day }, { hint: 'day_hour' });
  return day;
}
