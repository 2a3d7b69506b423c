import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Storage } from '../storage/storage.ts';
import type { Turns } from '../turns/turns.ts';
import type { Passwords } from '../users/passwords.ts';

/** What every part of the application gets. */
export interface AppContext {
  readonly config: Config;
  readonly log: Log;
  readonly storage: Storage;
  readonly turns: Turns;
  readonly passwords: Passwords;
  readonly now: () => Date;
  /** Is aborted when LeadRabbit closes and cannot wait any longer. This ends every call to Meta. */
  readonly closing: AbortSignal;
}
