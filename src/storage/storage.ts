import type { BetterAuthOptions } from 'better-auth';
import type { ConnectStateStore } from '../connections/connect-state-store.ts';
import type { HealthStore } from '../connections/health/health-store.ts';
import type { IncidentStore } from '../connections/health/incident-store.ts';
import type { PageStore } from '../connections/page-store.ts';
import type { InboxStore } from '../intake/inbox-store.ts';
import type { LeadStore } from '../leads/lead-store.ts';
import type { StorageFault, StorageFaultCode } from '../storage-fault.ts';

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
  /**
   * Writes as much as a webhook does, and waits until it is on disk.
   *
   * @throws the `storage-unavailable` error if the database cannot be written
   */
  checkWritable(): Promise<void>;
  /**
   * What keeps the storage from being used now; null if nothing does. While there is a fault every
   * write is refused with the `storage-unavailable` error.
   */
  fault(): StorageFault | null;
  /**
   * Begins to look for faults in the background, until `close`. Resolves after a first look, or sooner
   * if that takes long.
   */
  startChecks(checks: StorageChecks): Promise<void>;
  /** Finishes what was asked for, then closes. */
  close(): Promise<void>;
}

/** Is told what the checks of a storage find. */
export interface StorageChecks {
  /** A fault began, or ended (null). */
  readonly onFault: (fault: StorageFault | null) => void;
  /** The engine has put a fault right by itself; nothing was lost. */
  readonly onRepaired: (code: StorageFaultCode) => void;
  /** Details for the log, without personal data: what a check found, or why it could not be made. */
  readonly onUnsound: (details: Readonly<Record<string, unknown>>) => void;
}
