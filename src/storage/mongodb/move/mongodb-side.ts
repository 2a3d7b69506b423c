import type { Db } from 'mongodb';
import { StartError } from '../../../errors.ts';
import { FIRST_EVENT } from '../../../leads/lead-event-store.ts';
import type { KindOfRecords, MoveSource, MoveTarget } from '../../move/move-side.ts';
import { PLAIN_KINDS } from '../../move/plain-kinds.ts';
import { connectMongodb, type MongodbSettings } from '../connection/connect-mongodb.ts';
import { toStartError } from '../connection/to-start-error.ts';
import { openMongodbStorage } from '../open-mongodb-storage.ts';
import { createCopyLeadForms } from '../pages/copy-lead-forms.ts';
import { hasRunningProcess } from '../running-processes.ts';
import { markFinished, markUnfinished, unfinishedMoveInto } from './move-mark.ts';
import { countForeignMeetings, nameMeetings } from './name-meetings.ts';
import { createPlainCollection } from './plain-collection.ts';
import {
  createDeliveriesCollection,
  createEventsCollection,
  createIncidentsCollection,
  createLeadsCollection,
} from './special-collections.ts';

const nameOf = ({ dbName }: MongodbSettings): string => `the MongoDB database ${dbName}`;

/**
 * The data of a database, to read it.
 *
 * @throws StartError if a LeadRabbit uses it, or if its server cannot be used
 */
export async function openMongodbSource(settings: MongodbSettings): Promise<MoveSource> {
  const side = await connect(settings);
  try {
    // Copies the events that a process left in leads, and makes the indexes by which it is read.
    const storage = await openMongodbStorage(settings);
    await storage.leadEvents.listAfter(FIRST_EVENT, 1);
    await storage.close();
    if (await side.db.collection('erasures').findOne({ state: 'begun' }))
      throw new StartError(
        'The erasure of a person is not complete yet. Start LeadRabbit, wait a minute, stop it, and run the move again.',
      );
  } catch (error) {
    await side.close();
    throw toStartError(error);
  }
  return side;
}

/**
 * A database to write to.
 *
 * @throws StartError if a LeadRabbit uses it, or if its server cannot be used
 */
export async function openMongodbTarget(settings: MongodbSettings): Promise<MoveTarget> {
  const { db, ...side } = await connect(settings);
  return {
    ...side,
    unfinishedFrom: () => unfinishedMoveInto(db),
    begin: async (from) => {
      await markUnfinished(db, from);
    },
    finish: async () => {
      const copyLeadForms = createCopyLeadForms(db);
      for await (const { pageId } of db.collection('meta_pages').find())
        await copyLeadForms(String(pageId));
      await nameMeetings(db);
      await markFinished(db, new Date());
    },
  };
}

async function connect(settings: MongodbSettings): Promise<MoveSource & { readonly db: Db }> {
  const { patientDb: db, close } = connectMongodb(settings);
  try {
    if (await hasRunningProcess(db))
      throw new StartError(
        `A LeadRabbit uses ${nameOf(settings)}. Stop it first, on every machine; one that was killed counts for 30 seconds. Nothing was changed.`,
      );
    // Not adopted and with its indexes, so that the copy is quick and keys are unique.
    await (await openMongodbStorage(settings, { mayBeUnfinished: true })).close();
  } catch (error) {
    await close();
    throw toStartError(error);
  }
  return { name: nameOf(settings), db, kinds: kindsOf(db), losses: () => findLosses(db), close };
}

const kindsOf = (db: Db): readonly KindOfRecords[] => [
  ...PLAIN_KINDS.map((kind) => createPlainCollection(db, kind)),
  createDeliveriesCollection(db),
  createLeadsCollection(db),
  createEventsCollection(db, new Date()),
  createIncidentsCollection(db),
];

/** What SQLite has no columns for. */
async function findLosses(db: Db): Promise<string[]> {
  const others = [
    { conversations: { $type: 'object' } },
    { 'notes.0': { $exists: true }, 'notes.authorId': { $exists: false } },
    { adopted: { $exists: true } },
  ];
  const leads = await db.collection('leads').countDocuments({ $or: others });
  const withMeetings = await countForeignMeetings(db);
  return leads + withMeetings === 0
    ? []
    : [
        `Leads with meetings, conversations, notes or older values that other programs wrote: ${leads + withMeetings}. SQLite has no place for those; they stay in the MongoDB database.`,
      ];
}
