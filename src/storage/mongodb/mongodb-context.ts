import type { MongodbConnection } from './connection/connect-mongodb.ts';
import type { NeededIndex } from './connection/indexes.ts';
import type { ReportOddValue } from '../odd-values.ts';

/** What every store of this engine gets. */
export interface MongodbContext extends Pick<MongodbConnection, 'db' | 'patientDb'> {
  /** Begins the name of each holder of this process. */
  readonly processName: string;
  readonly now: () => Date;
  readonly report: ReportOddValue;
}

/** A group of stores, with what they need of the database. */
export interface StoreGroup {
  readonly indexes: readonly NeededIndex[];
  /** Called once at the start, after the indexes are made. */
  prepare?(): Promise<void>;
  /** Called before the connection closes. It gives back what this process holds. */
  close?(): Promise<void>;
}
