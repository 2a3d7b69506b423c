import type { Db } from 'mongodb';
import { fromId } from '../ids.ts';
import { conversationsOf } from './conversation-document.ts';
import type { TellLead } from './conversation-store.ts';

/**
 * How often to look for conversations that another process left, in ms. One that two looks in a row find was
 * left. No clock is compared.
 */
const SWEEP_MS = 5_000;

const MOST_AT_ONCE = 200;

const FIRST_TIME = new Date(0);

/** Tells leads of conversations whose process has ended before it could. */
export class ConversationSweep {
  readonly #db: Db;
  readonly #tellLead: TellLead;
  /** What the last sweep found. */
  #found: ReadonlySet<string> = new Set();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(db: Db, tellLead: TellLead) {
    this.#db = db;
    this.#tellLead = tellLead;
  }

  /** Tells the leads of all that wait. To tell one twice does no harm. */
  async finishAll(): Promise<void> {
    for (const conversation of await this.#findWaiting()) await this.#tellLead(conversation);
  }

  start(): void {
    this.#timer = setInterval(() => {
      // If the server cannot be used now, the next sweep tries again.
      this.#running = this.#running.then(() => this.#sweep()).catch(() => undefined);
    }, SWEEP_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #sweep(): Promise<void> {
    const waiting = await this.#findWaiting();
    const left = waiting.filter(({ _id }) => this.#found.has(fromId(_id)));
    this.#found = new Set(waiting.map(({ _id }) => fromId(_id)));
    for (const conversation of left) await this.#tellLead(conversation);
  }

  #findWaiting() {
    return conversationsOf(this.#db)
      .find({ pendingSince: { $gt: FIRST_TIME } })
      .hint('pendingSince')
      .limit(MOST_AT_ONCE)
      .toArray();
  }
}
