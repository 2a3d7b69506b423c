import { MongoClient } from 'mongodb';

/**
 * What a server does in place of a command.
 * https://github.com/mongodb/specifications/blob/master/source/unified-test-format/unified-test-format.md#failpoint
 */
export interface Failure {
  readonly failCommands: readonly string[];
  /** Answers with this error and does nothing. */
  readonly errorCode?: number;
  /** Closes the connection and does nothing. */
  readonly closeConnection?: true;
  /** Does what was asked, and answers that it is not known whether most members have it. */
  readonly writeConcernError?: { readonly code: number; readonly errmsg: string };
}

/** The commands that write documents. */
export const WRITES = ['insert', 'update', 'delete', 'findAndModify'];

/** Makes a server fail. Only one failure is in force at a time. */
export interface FailPoints {
  /** @param times how many commands fail; without it all fail until `repair` */
  fail(failure: Failure, times?: number): Promise<void>;
  repair(): Promise<void>;
  close(): Promise<void>;
}

export function openFailPoints(uri: string): FailPoints {
  const client = new MongoClient(uri);
  const set = async (mode: unknown, data?: Failure) => {
    await client.db('admin').command({ configureFailPoint: 'failCommand', mode, data });
  };
  return {
    fail: (failure, times) => set(times === undefined ? 'alwaysOn' : { times }, failure),
    repair: () => set('off'),
    close: () => client.close(),
  };
}
