import { randomBytes } from 'node:crypto';
import { MongoClient, type Db, type Document } from 'mongodb';
import {
  findServerProgram,
  HOW_TO_GET_A_SERVER,
} from '../../test/mongodb/server/server-programs.ts';
import { startServer, type TestServer } from '../../test/mongodb/server/start-server.ts';
import { readCpuMs } from '../lib/cpu-time.ts';
import { fillStorage } from '../reading/fill-storage.ts';
import { tell } from '../lib/progress.ts';
import type { Workbench } from '../lib/workbench.ts';
import type { BareDriver, BenchEngine } from './bench-engine.ts';

/** What a list does not read, as LeadRabbit leaves it out. */
const LISTED = { projection: { terms: 0, prefixes: 0, notes: 0 } };

/** Leads that LeadRabbit records. The others are copies of them, because recording 100,000 takes many minutes. */
const RECORDED = 500;
const RECORDED_AT_ONCE = 20;
/** One insert is one transaction. With many more, the stand-in never ends: they do not fit into its cache. */
const COPIED_AT_ONCE = 200;
/** All the data that is measured. */
const CACHE_MB = 2_048;

export interface MongodbEngine extends BenchEngine {
  /** What the figures are measured on. */
  readonly server: string;
  close(): Promise<void>;
}

/**
 * Uses the server of `TEST_MONGODB_URI`, or starts one with its data in the folder of the workbench.
 *
 * @returns undefined, after a line that says why, if there is no server
 */
export async function openMongodbEngine({
  newFolder,
}: Workbench): Promise<MongodbEngine | undefined> {
  const given = process.env['TEST_MONGODB_URI'];
  if (given) return engineOn(given, { name: 'the server of TEST_MONGODB_URI' });
  const program = findServerProgram();
  if (program === undefined) {
    console.error(`MongoDB is not measured: there is no server. ${HOW_TO_GET_A_SERVER}`);
    return undefined;
  }
  const server = await startServer(program, {
    under: newFolder('mongodb-server'),
    cacheMb: CACHE_MB,
  });
  return engineOn(server.uri, { name: program.name, isStandIn: program.name !== 'mongod', server });
}

interface ServerFacts {
  readonly name: string;
  readonly isStandIn?: boolean;
  readonly server?: TestServer;
}

function engineOn(uri: string, { name, isStandIn = false, server }: ServerFacts): MongodbEngine {
  const connect = () =>
    new MongoClient(uri, { writeConcern: { w: 'majority', journal: true }, maxPoolSize: 50 });
  return {
    name: 'MongoDB',
    server: isStandIn ? `${name}; the copies have no search terms` : name,
    settings: (dataDir) => ({
      dataDir,
      mongodb: { uri, dbName: `lr_bench_${randomBytes(6).toString('hex')}` },
    }),
    fill: async (settings, leads) => {
      const recorded = Math.min(leads, RECORDED);
      await fillStorage(settings, recorded, RECORDED_AT_ONCE);
      const client = connect();
      await copyLeads(client.db(settings.mongodb?.dbName), leads - recorded, !isStandIn);
      await client.close();
    },
    openBare: ({ mongodb }) => openBare(connect(), mongodb?.dbName ?? ''),
    mostProcesses: 3,
    serverCpuMs: () => {
      const pid = server?.pid();
      return pid === undefined ? undefined : readCpuMs(pid);
    },
    remove: async ({ mongodb }) => {
      const client = connect();
      await client.db(mongodb?.dbName).dropDatabase();
      await client.close();
    },
    close: async () => server?.close(),
  };
}

/**
 * Copies leads with all that the indexes need. The copies are older than the leads that they are copies of.
 *
 * @param isSearchable whether the copies can be found by the search. To write the hundred index entries that each lead
 *   has for it takes the stand-in many minutes. What is measured here does not use them.
 */
async function copyLeads(db: Db, count: number, isSearchable: boolean): Promise<void> {
  const leads = db.collection('leads');
  const originals = await leads.find().sort({ position: 1 }).toArray();
  const oldest = Number(originals[0]?.['position']);
  const copyOf = (index: number) => {
    const { _id, metaData, ...lead } = originals[index % originals.length] as Document;
    const leadId = `2384968${String(index).padStart(10, '0')}`;
    return {
      ...(isSearchable ? lead : withoutTerms(lead)),
      metaData: { ...(metaData as Document), leadId },
      position: oldest - 1 - index,
    };
  };
  for (let from = 0; from < count; from += COPIED_AT_ONCE) {
    const size = Math.min(COPIED_AT_ONCE, count - from);
    await leads.insertMany(Array.from({ length: size }, (_, index) => copyOf(from + index)));
    if (from % (100 * COPIED_AT_ONCE) === 0) tell(`  ${from} of ${count} copies`);
  }
}

const withoutTerms = ({ terms: _terms, prefixes: _prefixes, ...lead }: Document): Document => lead;

async function openBare(client: MongoClient, dbName: string): Promise<BareDriver> {
  const db = client.db(dbName);
  const deliveries = db.collection('webhook_deliveries');
  const inbox = db.collection('meta_leads');
  const leads = db.collection('leads');
  const delivery = withoutId(await deliveries.findOne());
  const { leadId: _, ...lead } = withoutId(await inbox.findOne({ state: 'received' }));
  return {
    receive: async (leadId) => {
      await deliveries.insertOne({ ...delivery, leadIds: [leadId] });
      const update = { $setOnInsert: lead };
      await inbox.bulkWrite([{ updateOne: { filter: { leadId }, update, upsert: true } }], {
        ordered: false,
      });
    },
    list: async (limit) =>
      (await leads.find({}, LISTED).sort({ position: -1 }).hint('position').limit(limit).toArray())
        .length,
    close: () => client.close(),
  };
}

function withoutId(found: Document | null): Document {
  if (!found) throw new Error('LeadRabbit has written nothing yet');
  const { _id, ...fields } = found;
  return fields;
}
