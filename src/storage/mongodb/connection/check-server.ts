import type { Db, Document } from 'mongodb';
import { StartError } from '../../../errors.ts';

/** MongoDB 7.0. https://github.com/mongodb/mongo/blob/master/src/mongo/db/wire_version.h */
const OLDEST_WIRE_VERSION = 21;

/** What a server is, and what an operator should know of it. */
export interface ServerFacts {
  readonly version: string;
  /** What is risky about it, as sentences. */
  readonly risks: readonly string[];
}

/**
 * Asks the server what it is.
 *
 * @throws StartError if it is too old
 */
export async function checkServer(db: Db): Promise<ServerFacts> {
  const hello = await db.command({ hello: 1 });
  const { version } = (await db.command({ buildInfo: 1 })) as { version?: unknown };
  const name = typeof version === 'string' ? version : 'unknown';
  if (!(Number(hello['maxWireVersion']) >= OLDEST_WIRE_VERSION))
    throw new StartError(
      `The MongoDB server has version ${name}, and LeadRabbit needs 7.0 or later. Update the server, or unset MONGODB_URI to use the embedded SQLite.`,
    );
  return { version: name, risks: risksOf(hello) };
}

function risksOf(hello: Document): string[] {
  const isMongos = hello['msg'] === 'isdbgrid';
  const hosts: unknown = hello['hosts'];
  if (isMongos) return [];
  if (typeof hello['setName'] !== 'string')
    return [
      'The MongoDB server is a single server without a replica set. If its disk is lost, the leads since the last backup are lost. Use a replica set of three members.',
    ];
  if (Array.isArray(hosts) && hosts.length < 3)
    return [
      `The replica set of MongoDB has ${hosts.length} data-bearing ${hosts.length === 1 ? 'member' : 'members'}. If one fails, nothing can be written or there is no second copy. Use three.`,
    ];
  return [];
}
