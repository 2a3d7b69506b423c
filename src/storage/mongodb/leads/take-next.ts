import type { Collection, Db, Filter } from 'mongodb';
import { takeLead } from '../../../assignment/assign-owner.ts';
import {
  CANDIDATES_AT_ONCE,
  MOST_PASSED_OVER,
  MOST_TAKEN,
  type AssignmentStore,
} from '../../../assignment/assignment-store.ts';
import { createFindInTalk, type FindInTalk } from '../../../assignment/persons-in-talk.ts';
import { AppError } from '../../../errors.ts';
import type { Lead } from '../../../leads/lead.ts';
import { pairOf } from '../../../leads/unlinked-store.ts';
import type { Turns } from '../../../turns/turns.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import type { ChangeLead } from './change-lead.ts';
import { toLead, WITHOUT_SEARCH, type LeadDocument } from './lead-document.ts';

/** The most urgent first. */
const URGENCY: readonly Filter<LeadDocument>[] = [
  { priority: 'high' },
  { priority: { $in: [null, 'normal'] } },
  { priority: 'low' },
];

interface TakeNextParts extends Readable {
  readonly db: Db;
  readonly changeLead: ChangeLead;
  readonly turns: Pick<Turns, 'run'>;
}

/**
 * Takes the next lead. One person at a time looks for one, in any process: two who look at once would not see which
 * other lead of the same person the other one takes.
 */
export function createTakeNext({
  db,
  leads,
  changeLead,
  report,
  turns,
}: TakeNextParts): AssignmentStore['takeNext'] {
  const pairs = db.collection<UnlinkedPair>('unlinked_leads');
  /** Whether the lead is of the same person as one that somebody else has taken. */
  const isInTalk = async (lead: Lead, inTalk: FindInTalk) => {
    const ids = inTalk(lead);
    if (ids.length === 0) return false;
    const keys = ids.map((id) => pairOf([id, lead.id]).join(' '));
    const unlinked = await pairs
      .find({ _id: { $in: keys }, isUnlinked: true }, { projection: { _id: 1 } })
      .toArray();
    return unlinked.length < keys.length;
  };

  const takeNext: AssignmentStore['takeNext'] = async (by, now, until) => {
    const inTalk = createFindInTalk(await readTaken({ leads, report }, by.id, now));
    for (const urgency of URGENCY)
      for await (const lead of candidates({ leads, report }, urgency, by.id, now)) {
        if (await isInTalk(lead, inTalk)) continue;
        const taken = await changeLead({ id: lead.id, by, now }, (before) => {
          const change = takeLead(before, by.id, now, until);
          return {
            ...(change ?? { type: 'lead.changed' }),
            result: (after) => (change ? after : undefined),
          };
        });
        if (taken) return taken;
      }
    return undefined;
  };
  return (...command) =>
    turns.run(
      'take-next',
      () => takeNext(...command),
      () => new AppError('lead-busy', {}),
    );
}

interface UnlinkedPair {
  readonly _id: string;
  readonly isUnlinked: boolean;
}

interface Readable {
  readonly leads: Collection<LeadDocument>;
  readonly report: ReportOddValue;
}

/** The leads that others have taken to answer. */
async function readTaken({ leads, report }: Readable, userId: string, now: Date): Promise<Lead[]> {
  const taken = await leads
    .find(
      { 'lease.until': { $gt: now }, 'lease.userId': { $ne: userId } },
      { projection: WITHOUT_SEARCH },
    )
    .hint('lease.until')
    .limit(MOST_TAKEN)
    .toArray();
  return taken.map((document) => toLead(document, report));
}

/** The leads of one urgency that a person may take, the newest first. */
async function* candidates(
  { leads, report }: Readable,
  urgency: Filter<LeadDocument>,
  userId: string,
  now: Date,
): AsyncGenerator<Lead> {
  const found = leads
    .find(
      {
        ...urgency,
        status: 'New',
        firstContactedAt: null,
        ownerId: { $in: [null, userId] },
        $nor: [{ 'lease.until': { $gt: now } }],
      },
      { projection: WITHOUT_SEARCH },
    )
    .sort({ position: -1 })
    .hint('status_priority_position')
    .limit(MOST_PASSED_OVER)
    .batchSize(CANDIDATES_AT_ONCE);
  for await (const document of found) yield toLead(document, report);
}
