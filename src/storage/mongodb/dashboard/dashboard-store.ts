import type { Db, Filter } from 'mongodb';
import type { DashboardStore, Scope } from '../../../dashboard/dashboard-store.ts';
import { DAY_MS } from '../../../dashboard/lead-fact.ts';
import { readCountingState } from '../../dashboard-records.ts';
import { readFactCursor, writeFactCursor } from '../../fact-cursor.ts';
import { isDuplicateKey } from '../connection/mongodb-error.ts';
import type { MongodbContext, StoreGroup } from '../mongodb-context.ts';
import {
  dashboardIndexes,
  fromFactDocument,
  type FactDocument,
  type StateDocument,
} from './fact-document.ts';
import { createSheetStore } from './sheet-store.ts';
import { createTakeFacts } from './take-facts.ts';

export interface Dashboard extends StoreGroup {
  readonly dashboard: DashboardStore;
}

/** The numbers of the dashboard in `lead_facts`, `day_sheets` and `dashboard_state`. */
export const createDashboard = ({ db, report }: MongodbContext): Dashboard => ({
  indexes: dashboardIndexes,
  dashboard: {
    ...createStateStore(db),
    ...createTakeFacts(db, report),
    ...createFactReader(db),
    ...createSheetStore(db),
  },
});

function createStateStore(db: Db): Pick<DashboardStore, 'readState' | 'writeState'> {
  const states = db.collection<StateDocument>('dashboard_state');
  return {
    readState: async () => {
      const found = await states.findOne({ _id: 'state' });
      return found ? readCountingState(parse(found.state), found.seq) : undefined;
    },
    writeState: async (state) => {
      const document = { seq: state.seq, state: JSON.stringify(state) };
      try {
        const { matchedCount, upsertedCount } = await states.replaceOne(
          { _id: 'state', seq: state.seq - 1 },
          document,
          { upsert: state.seq === 1 },
        );
        return matchedCount + upsertedCount === 1;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
  };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function createFactReader(
  db: Db,
): Pick<DashboardStore, 'listDays' | 'listFacts' | 'countUntouched' | 'countUntouchedIn'> {
  const facts = db.collection<FactDocument>('lead_facts');
  return {
    listDays: async () => {
      const days: number[] = [];
      for (let from = 0; ;) {
        const [first] = await facts
          .find({ createdAt: { $gte: new Date(from) } })
          .project<Pick<FactDocument, 'createdAt'>>({ createdAt: 1 })
          .sort({ createdAt: 1, _id: 1 })
          .hint('createdAt')
          .limit(1)
          .toArray();
        if (!first) return days;
        const day = Math.floor(first.createdAt.getTime() / DAY_MS);
        days.push(day);
        from = (day + 1) * DAY_MS;
      }
    },
    listFacts: async ({ from, to, limit, cursor }) => {
      const after = readFactCursor(cursor);
      const start = after ? new Date(after.at) : from;
      const found = await facts
        .find({
          createdAt: { $gte: start, $lt: to },
          ...(after && { $or: [{ createdAt: { $gt: start } }, { _id: { $gt: after.id } }] }),
        })
        .sort({ createdAt: 1, _id: 1 })
        .hint('createdAt')
        .limit(limit)
        .toArray();
      const page = found.map(fromFactDocument);
      return { facts: page, nextCursor: writeFactCursor(page, limit) };
    },
    countUntouched: (from, to, scopes) =>
      facts.countDocuments(
        { isUntouched: true, createdAt: { $gte: from, $lt: to }, ...ownedBy(scopes) },
        { hint: 'isUntouched_createdAt' },
      ),
    countUntouchedIn: (statuses, { from, to }, scopes) =>
      facts.countDocuments(
        {
          isUntouched: true,
          status: { $in: [...statuses] },
          createdAt: { $gte: from, $lt: to },
          ...ownedBy(scopes),
        },
        { hint: 'isUntouched_status_createdAt' },
      ),
  };
}

/** Which facts belong to scopes. */
function ownedBy(scopes: readonly Scope[]): Filter<FactDocument> {
  if (scopes.includes('all')) return {};
  const owners = scopes.map((scope) => scope.slice('owner:'.length) || null);
  return { ownerId: { $in: owners } };
}
