import type { Collection, Db, Filter, UpdateFilter } from 'mongodb';
import { assignOwner, changeOwner, takeLead } from '../../../assignment/assign-owner.ts';
import type { AssignmentStore } from '../../../assignment/assignment-store.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import { isDuplicateKey } from '../connection/mongodb-error.ts';
import { fromId, toId } from '../ids.ts';
import type { ChangeLead } from './change-lead.ts';
import { toLead, WITHOUT_SEARCH, type LeadDocument } from './lead-document.ts';

interface TurnsDocument {
  /** The id of the rule. */
  readonly _id: string;
  readonly count: number;
}

export interface AssignmentStoreParts {
  readonly leads: Collection<LeadDocument>;
  readonly changeLead: ChangeLead;
  readonly report: ReportOddValue;
}

/** When leads wait for an owner in `leads`, the turns of rules in `assignment_turns`. */
export function createAssignmentStore(
  db: Db,
  { leads, changeLead, report }: AssignmentStoreParts,
): AssignmentStore {
  const turns = db.collection<TurnsDocument>('assignment_turns');
  // No change of what people see, so that it needs no event and no new version.
  const changeWaiting = async (
    ids: readonly string[],
    update: UpdateFilter<LeadDocument>,
  ): Promise<void> => {
    const waiting = { _id: { $in: ids.map(toId) }, assignmentDueAt: { $gt: FIRST } };
    await leads.updateMany(waiting, update);
  };
  return {
    listDue: async (now, limit) => {
      const due = await leads
        .find({ assignmentDueAt: { $gt: FIRST, $lte: now } }, { projection: WITHOUT_SEARCH })
        .sort({ assignmentDueAt: 1 })
        .hint('assignmentDueAt')
        .limit(limit)
        .toArray();
      return due.map((document) => toLead(document, report));
    },
    nextTurn: createNextTurn(turns),
    assign: (id, assignment, by, now) =>
      changeLead({ id, by, now }, (before) => {
        const change = assignOwner(before, assignment, now);
        return { ...(change ?? NO_CHANGE), result: (lead) => lead };
      }),
    // What is left out is not in the index.
    settle: (ids) => changeWaiting(ids, { $unset: { assignmentDueAt: '' } }),
    postpone: (ids, until) => changeWaiting(ids, { $set: { assignmentDueAt: until } }),
    wakeAll: async (now) => {
      await leads.updateMany({ assignmentDueAt: { $gt: now } }, { $set: { assignmentDueAt: now } });
    },
    countOwned: (userId) => leads.countDocuments({ ownerId: userId }, { hint: 'ownerId' }),
    handOver: async (to, limit, by, now) => {
      const owned = await leads
        .find({ ownerId: to.from }, { projection: { _id: 1 } })
        .hint('ownerId')
        .limit(limit)
        .toArray();
      for (const { _id } of owned)
        await changeLead({ id: fromId(_id), by, now }, (before) => ({
          ...(changeOwner(before, to, now) ?? NO_CHANGE),
          result: () => undefined,
        }));
      return owned.length;
    },
    takeNext: createTakeNext({ leads, changeLead }),
  };
}

/**
 * Counts up a document that exists, and inserts it if there is none. One call that does both (`upsert`) may be answered
 * without a document if another one inserts it at the same moment.
 */
function createNextTurn(turns: Collection<TurnsDocument>): AssignmentStore['nextTurn'] {
  return async (ruleId) => {
    for (;;) {
      const counted = await turns.findOneAndUpdate(
        { _id: ruleId },
        { $inc: { count: 1 } },
        { returnDocument: 'after' },
      );
      if (counted) return counted.count - 1;
      try {
        await turns.insertOne({ _id: ruleId, count: 1 });
        return 0;
      } catch (error) {
        // Another call has inserted it in between.
        if (!isDuplicateKey(error)) throw error;
      }
    }
  };
}

function createTakeNext({
  leads,
  changeLead,
}: Pick<AssignmentStoreParts, 'leads' | 'changeLead'>): AssignmentStore['takeNext'] {
  return async (by, now, until) => {
    for (const priority of URGENCY) {
      const found = await leads
        .find(
          {
            ...priority,
            status: 'New',
            firstContactedAt: null,
            ownerId: { $in: [null, by.id] },
            $nor: [{ 'lease.until': { $gt: now } }],
          },
          { projection: { _id: 1 } },
        )
        .sort({ position: -1 })
        .hint('status_priority_position')
        .limit(CANDIDATES)
        .toArray();
      for (const { _id } of found) {
        const taken = await changeLead({ id: fromId(_id), by, now }, (before) => {
          const change = takeLead(before, by.id, now, until);
          return {
            ...(change ?? NO_CHANGE),
            result: (lead) => (change ? lead : undefined),
          };
        });
        if (taken) return taken;
      }
    }
    return undefined;
  };
}

/** How many leads are tried, because others take them at the same time. */
const CANDIDATES = 20;

/** The most urgent first. */
const URGENCY: readonly Filter<LeadDocument>[] = [
  { priority: 'high' },
  { priority: { $in: [null, 'normal'] } },
  { priority: 'low' },
];

/** A change that is not made needs a type all the same. */
const NO_CHANGE = { type: 'lead.changed' } as const;

/** Null is not greater. */
const FIRST = new Date(0);
