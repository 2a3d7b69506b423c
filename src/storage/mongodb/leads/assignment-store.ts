import type { Collection, Db, UpdateFilter } from 'mongodb';
import { assignOwner, changeOwner, giveBack } from '../../../assignment/assign-owner.ts';
import type { AssignmentStore } from '../../../assignment/assignment-store.ts';
import type { Turns } from '../../../turns/turns.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import { isDuplicateKey } from '../connection/mongodb-error.ts';
import { fromId, toId } from '../ids.ts';
import type { ChangeLead } from './change-lead.ts';
import { toLead, WITHOUT_SEARCH, type LeadDocument } from './lead-document.ts';
import { createTakeNext } from './take-next.ts';

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
  { leads, changeLead, report, inTurn }: AssignmentStoreParts & { readonly inTurn: Turns },
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
    takeNext: createTakeNext({ db, leads, changeLead, report, turns: inTurn }),
    giveBack: (id, by, now) =>
      changeLead({ id, by, now }, (before) => ({
        ...(giveBack(before, by.id, now) ?? NO_CHANGE),
        result: (lead) => lead,
      })),
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

/** A change that is not made needs a type all the same. */
const NO_CHANGE = { type: 'lead.changed' } as const;

/** Null is not greater. */
const FIRST = new Date(0);
