import type { WithId } from 'mongodb';
import { finishCompletion, type CompleteHeldParts } from './complete-held.ts';
import type { InboxDocument } from './inbox-document.ts';

/**
 * How often to look for completions that another process left, in ms. One that two looks in a row find was left. No
 * clock is compared.
 */
const SWEEP_MS = 5_000;

/** A process that was frozen may still record the lead. After this time in ms nobody waits for it any more. */
const FORGET_MS = 60 * 60_000;

const MOST_AT_ONCE = 200;

/** Finishes what a person completed at a process that has ended. */
export class CompletionSweep {
  readonly #parts: Omit<CompleteHeldParts, 'recordLead'>;
  /** What the last sweep found. */
  #found: ReadonlySet<string> = new Set();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: Omit<CompleteHeldParts, 'recordLead'>) {
    this.#parts = parts;
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
    const begun = await this.#parts.inbox
      .find({ 'completion.id': { $exists: true } })
      .hint('completion')
      .limit(MOST_AT_ONCE)
      .toArray();
    const left = begun.filter(({ completion }) => this.#found.has(completion?.id ?? ''));
    this.#found = new Set(begun.map(({ completion }) => completion?.id ?? ''));
    for (const document of left) await this.#finish(document);
  }

  async #finish({ leadId, completion }: WithId<InboxDocument>): Promise<void> {
    if (!completion) return;
    const { inbox, leads } = this.#parts;
    const lead = await leads.findOne(
      { 'metaData.leadId': leadId },
      { hint: 'metaData.leadId', projection: { 'metaData.platform': 1 } },
    );
    const platform = lead?.metaData?.platform;
    if (platform) await finishCompletion(inbox, { leadId, platform, completion });
    else if (Date.now() - completion.since.getTime() > FORGET_MS)
      await inbox.updateOne(
        { leadId, 'completion.id': completion.id },
        { $unset: { completion: '' } },
      );
  }
}
