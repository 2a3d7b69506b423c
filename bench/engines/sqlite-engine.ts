import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { fillStorage } from '../reading/fill-storage.ts';
import type { BareDriver, BenchEngine } from './bench-engine.ts';

export const sqliteEngine: BenchEngine = {
  name: 'SQLite',
  settings: (dataDir) => ({ dataDir }),
  fill: async (settings, leads) => {
    await fillStorage(settings, leads);
  },
  openBare: async ({ dataDir }) => openBare(join(dataDir, 'leadrabbit.db')),
  mostProcesses: 2,
  serverCpuMs: () => undefined,
  remove: async () => undefined,
};

function openBare(file: string): BareDriver {
  const database = new DatabaseSync(file);
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA cache_size = -32000`);
  const delivery = sample(database, 'webhook_deliveries', 'ORDER BY rowid DESC');
  const lead = sample(database, 'meta_leads', "WHERE state = 'received'");
  const insertDelivery = insertInto(database, 'webhook_deliveries', delivery);
  const insertLead = insertInto(database, 'meta_leads', lead);
  const list = database.prepare('SELECT * FROM leads ORDER BY position DESC LIMIT ?');
  const share = shareCommits(database);
  return {
    receive: (leadId) =>
      share(() => {
        insertDelivery({});
        insertLead({ leadId });
      }),
    list: async (limit) => list.all(limit).length,
    close: async () => database.close(),
  };
}

type Row = Readonly<Record<string, SQLInputValue>>;

/** A row that LeadRabbit wrote, without its own number. */
function sample(database: DatabaseSync, table: string, which: string): Row {
  const row = database.prepare(`SELECT * FROM ${table} ${which} LIMIT 1`).get() as Row | undefined;
  if (!row) throw new Error(`LeadRabbit has written nothing into ${table}`);
  const { id, ...values } = row;
  return typeof id === 'number' ? values : row;
}

function insertInto(database: DatabaseSync, table: string, row: Row): (changes: Row) => void {
  const columns = Object.keys(row);
  const values = columns.map((column) => `:${column}`);
  const insert = database.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`,
  );
  return (changes) => void insert.run({ ...row, ...changes });
}

/** The writes of one turn of the event loop share a commit, as LeadRabbit's do. */
function shareCommits(database: DatabaseSync): (write: () => void) => Promise<void> {
  let waiting: { readonly write: () => void; readonly done: () => void }[] = [];
  const commit = () => {
    const shared = waiting;
    waiting = [];
    database.exec('BEGIN IMMEDIATE');
    for (const { write } of shared) write();
    database.exec('COMMIT');
    for (const { done } of shared) done();
  };
  return (write) =>
    new Promise((done) => {
      waiting.push({ write, done });
      if (waiting.length === 1) setImmediate(commit);
    });
}
