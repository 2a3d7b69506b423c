import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { storageUnavailable } from '../../../errors.ts';
import { reasonOfFault, type StorageFault, type StorageFaultCode } from '../../../storage-fault.ts';
import type { StorageChecks } from '../../storage.ts';
import { checkPages } from './check-pages.ts';
import type { DatabaseFiles } from './database-files.ts';
import { renewLog } from './renew-log.ts';
import { rescueDatabase } from './rescue-database.ts';

/** How often the files are checked if nothing is written, in ms. */
const LOOK_EVERY = 1_000;
/** How often all pages are checked, in ms. */
const CHECK_PAGES_EVERY = 24 * 60 * 60_000;
/**
 * How long the start waits for the first check, in ms. The check of a large database continues in
 * the background.
 */
const MOST_WAIT_AT_START = 2_000;

/**
 * Checks that the files of an open database are still the open ones, and that its content is sound.
 * While there is a fault, nothing is written.
 */
export class DatabaseWatch {
  readonly #database: DatabaseSync;
  readonly #files: DatabaseFiles;
  readonly #now: () => Date;
  readonly #stopping = new AbortController();
  #fault: StorageFault | null = null;
  #checks: StorageChecks | undefined;
  #looking: NodeJS.Timeout | undefined;
  #checkingPages: NodeJS.Timeout | undefined;
  #working: Promise<unknown> = Promise.resolve();

  constructor(database: DatabaseSync, files: DatabaseFiles, now: () => Date) {
    this.#database = database;
    this.#files = files;
    this.#now = now;
  }

  get fault(): StorageFault | null {
    this.#look();
    return this.#fault;
  }

  /**
   * Called before each commit and once more before it is acknowledged.
   *
   * @throws the `storage-unavailable` error while there is a fault
   */
  readonly refuseWhileFaulty = (): void => {
    const { fault } = this;
    if (fault) throw storageUnavailable(undefined, [reasonOfFault(fault)]);
  };

  /** SQLite found a damaged page. */
  readonly noteDamage = (): void => this.#set('database-damaged');

  /**
   * Starts the checks. Resolves after the first check of all pages, or after a short time without
   * it.
   */
  async start(checks: StorageChecks): Promise<void> {
    this.#checks = checks;
    if (this.#fault) checks.onFault(this.#fault);
    this.#looking = setInterval(() => this.#look(), LOOK_EVERY);
    this.#checkingPages = setInterval(() => this.#begin(this.#checkPages()), CHECK_PAGES_EVERY);
    this.#looking.unref();
    this.#checkingPages.unref();
    this.#begin(this.#checkPages());
    const { signal } = this.#stopping;
    await Promise.race([
      this.#working,
      sleep(MOST_WAIT_AT_START, undefined, { ref: false, signal }).catch(() => undefined),
    ]);
  }

  async stop(): Promise<void> {
    clearInterval(this.#looking);
    clearInterval(this.#checkingPages);
    this.#stopping.abort();
    await this.#working;
  }

  /** A damaged database stays damaged. Other faults end when the files are right again. */
  #look(): void {
    if (this.#fault?.code === 'database-damaged') return;
    const found = this.#files.check();
    if (found === 'database-log-missing' && renewLog(this.#database, this.#files)) {
      this.#checks?.onRepaired(found);
      this.#set(undefined);
    } else this.#set(found);
  }

  #set(code: StorageFaultCode | undefined): void {
    if (this.#fault?.code === code) return;
    const { file } = this.#files;
    this.#fault = code ? { code, since: this.#now(), params: { file } } : null;
    const isGone = code === 'database-missing' || code === 'database-replaced';
    if (this.#stopping.signal.aborted) return;
    if (isGone && this.#checks) this.#begin(this.#rescue());
    else this.#checks?.onFault(this.#fault);
  }

  async #rescue(): Promise<void> {
    const rescued = await rescueDatabase(this.#database, this.#files.file, this.#now());
    if (this.#fault && rescued !== undefined)
      this.#fault = { ...this.#fault, params: { ...this.#fault.params, rescued } };
    this.#checks?.onFault(this.#fault);
  }

  async #checkPages(): Promise<void> {
    const { signal } = this.#stopping;
    const found = await checkPages(this.#files.file, signal);
    if (signal.aborted || found.result === 'sound') return;
    this.#checks?.onUnsound(found);
    if (found.result === 'damaged') this.#set('database-damaged');
  }

  /** `stop` waits for it. */
  #begin(work: Promise<void>): void {
    this.#working = Promise.all([this.#working, work]);
  }
}
