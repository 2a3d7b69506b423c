import type { BetterAuthOptions } from 'better-auth';
import type { ConnectStateStore } from '../connections/connect-state-store.ts';
import type { HealthStore } from '../connections/health/health-store.ts';
import type { IncidentStore } from '../connections/health/incident-store.ts';
import type { PageStore } from '../connections/page-store.ts';
import type { InboxStore } from '../intake/inbox-store.ts';
import type { LeadStore } from '../leads/lead-store.ts';

/** All that one database engine provides. Each engine's folder exports a way to open one. */
export interface Storage {
  readonly pages: PageStore;
  readonly inbox: InboxStore;
  readonly leads: LeadStore;
  readonly connectStates: ConnectStateStore;
  readonly health: HealthStore;
  readonly incidents: IncidentStore;
  /**
   * Begins the name of each lease and claim of this process. When it has died, the next process that
   * opens the data takes over at once what begins with it; else the lease has to run out.
   */
  readonly processName: string;
  /** What the accounts library keeps its users and sessions in. */
  readonly accounts: NonNullable<BetterAuthOptions['database']>;
  /** @throws the `storage-unavailable` error where the database cannot be written. */
  checkWritable(): Promise<void>;
  /** Finishes what was asked for, then closes. */
  close(): Promise<void>;
}
