import { MongoClient, type Db, type MongoClientOptions } from 'mongodb';
import { StartError } from '../../../errors.ts';

/** Which database to use. */
export interface MongodbSettings {
  /** A connection string. It may hold a password, so it is never printed. */
  readonly uri: string;
  readonly dbName: string;
}

/** Two connections to one database; see `connectMongodb`. */
export interface MongodbConnection {
  readonly client: MongoClient;
  /** For everything that a person or Meta waits for. */
  readonly db: Db;
  /** For work that takes longer in a large database: indexes, reports, retention, a move. */
  readonly patientDb: Db;
  close(): Promise<void>;
}

/**
 * An acknowledged write is in the journal of most members, so that no election and no power cut takes
 * it back. https://www.mongodb.com/docs/manual/reference/write-concern/
 */
const COMMON = {
  appName: 'LeadRabbit',
  retryWrites: true,
  writeConcern: { w: 'majority', journal: true, wtimeoutMS: 4_000 },
  serverSelectionTimeoutMS: 2_000,
  connectTimeoutMS: 2_000,
  heartbeatFrequencyMS: 1_000,
  // A field that is undefined is left out; else it would be stored as null.
  ignoreUndefined: true,
} satisfies MongoClientOptions;

/**
 * A server that does not answer costs a request five seconds at most: this time, and then that of the search
 * for a server, for the driver's own retry.
 */
const QUICK = { ...COMMON, socketTimeoutMS: 3_000, maxPoolSize: 50 };

const PATIENT = {
  ...COMMON,
  socketTimeoutMS: 600_000,
  writeConcern: { ...COMMON.writeConcern, wtimeoutMS: 60_000 },
  maxPoolSize: 4,
};

/**
 * Makes the clients, without waiting for the server: the first use connects.
 *
 * @throws StartError if the connection string cannot be read
 */
export function connectMongodb({ uri, dbName }: MongodbSettings): MongodbConnection {
  const client = makeClient(uri, QUICK);
  const patient = makeClient(uri, PATIENT);
  return {
    client,
    db: client.db(dbName),
    patientDb: patient.db(dbName),
    close: async () => {
      await Promise.all([client.close(), patient.close()]);
    },
  };
}

function makeClient(uri: string, options: MongoClientOptions): MongoClient {
  try {
    return new MongoClient(uri, options);
  } catch (error) {
    // The driver's message names the part that is wrong, never the password.
    const why = error instanceof Error ? error.message : '';
    throw new StartError(
      `MONGODB_URI cannot be used: ${why} It must look like mongodb://user:password@host:27017/?replicaSet=rs0 or mongodb+srv://user:password@host/. Write special characters of the password as %XX.`,
      { cause: error },
    );
  }
}
