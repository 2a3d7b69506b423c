import type { Collection, Db } from 'mongodb';
import type { DashboardStore, DaySheet, Scope } from '../../../dashboard/dashboard-store.ts';
import { readDayCounts } from '../../dashboard-records.ts';
import { onlyDuplicates } from '../connection/mongodb-error.ts';
import type { SheetDocument } from './fact-document.ts';

type SheetStore = Pick<
  DashboardStore,
  'replaceSheets' | 'listSheets' | 'listHours' | 'sumUntouched'
>;

/** Sheets in `day_sheets`. */
export function createSheetStore(db: Db): SheetStore {
  const sheets = db.collection<SheetDocument>('day_sheets');
  return {
    replaceSheets: createReplaceSheets(sheets),
    listSheets: async (first, last, scopes) => {
      const found = await sheets
        .find({ hour: null, scope: { $in: [...scopes] }, day: { $gte: first, $lte: last } })
        .hint('hour_scope_day_untouched')
        .toArray();
      return found.map(toSheet).toSorted((one, other) => one.day - other.day);
    },
    listHours: async (day, { first, last }, scopes) => {
      const found = await sheets
        .find({ day, hour: { $gte: first, $lte: last }, scope: { $in: [...scopes] } })
        .sort({ hour: 1 })
        .hint('day_hour')
        .toArray();
      return found.map(toSheet);
    },
    sumUntouched: async (first, last, scopes) => {
      const [sum] = await sheets
        .aggregate<{ untouched: number }>(
          [
            {
              $match: {
                hour: null,
                scope: { $in: [...scopes] },
                day: { $gte: first, $lte: last },
              },
            },
            { $group: { _id: null, untouched: { $sum: '$untouched' } } },
          ],
          { hint: 'hour_scope_day_untouched' },
        )
        .toArray();
      return sum?.untouched ?? 0;
    },
  };
}

/** Writes only what differs: most hours of a day do not change. */
function createReplaceSheets(sheets: Collection<SheetDocument>): SheetStore['replaceSheets'] {
  return async (day, seq, counted) => {
    const known = await sheets.find({ day }).hint('day_hour').toArray();
    if (known.some((document) => document.seq > seq)) return;
    const left = new Map(known.map((document) => [document._id, document]));
    const documents = counted.map((sheet) => toDocument(sheet, seq));
    const changed = documents.filter(
      // The number of the whole day refuses the counts of an earlier state.
      ({ _id, hour, counts }) => hour === null || left.get(_id)?.counts !== counts,
    );
    try {
      await sheets.bulkWrite(
        changed.map(({ _id, ...replacement }) => ({
          replaceOne: { filter: { _id, seq: { $lte: seq } }, replacement, upsert: true },
        })),
        { ordered: true },
      );
    } catch (error) {
      // A later count is stored already. The sheet of all leads is the first of a day.
      if (onlyDuplicates(error)) return;
      throw error;
    }
    for (const { _id } of documents) left.delete(_id);
    // Owners and hours that have no lead any more.
    if (left.size > 0)
      await sheets.deleteMany({ _id: { $in: [...left.keys()] }, seq: { $lte: seq } });
  };
}

const toDocument = ({ day, hour, scope, counts }: DaySheet, seq: number): SheetDocument => ({
  _id: `${day} ${hour ?? 'all'} ${scope}`,
  day,
  hour,
  scope,
  seq,
  untouched: counts.untouched,
  counts: JSON.stringify(counts),
});

const toSheet = ({ day, hour, scope, counts }: SheetDocument): DaySheet => ({
  day,
  hour: hour ?? null,
  scope: scope as Scope,
  counts: readDayCounts(counts),
});
