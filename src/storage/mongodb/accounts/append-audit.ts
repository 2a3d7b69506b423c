import { setTimeout as sleep } from 'node:timers/promises';
import type { Collection } from 'mongodb';
import type { NewAuditEntry } from '../../../audit/audit-entry.ts';
import { hashOfEntry } from '../../../audit/hash-entry.ts';
import { isDuplicateKey } from '../connection/mongodb-error.ts';
import { wellFormed } from '../fields.ts';
import type { AuditDocument } from './audit-document.ts';

/** The longest pause before another try, in ms. */
const LONGEST_PAUSE_MS = 50;

type Last = Pick<AuditDocument, '_id' | 'hash'>;

/**
 * Adds entries at the end of the chain. An entry gets the number after the last one; if another process
 * was faster with that number, the server refuses the entry, and it is linked again. Of one process one entry
 * is added at a time.
 */
export class AppendAudit {
  readonly #log: Collection<AuditDocument>;
  #last: Last | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(log: Collection<AuditDocument>) {
    this.#log = log;
  }

  /** @param once a reference: if there is an entry with it already, nothing is added */
  append(entry: NewAuditEntry, once?: string): Promise<void> {
    const added = this.#queue.then(() => this.#append(wellFormed(entry), once));
    this.#queue = added.catch(() => undefined);
    return added;
  }

  async #append(entry: NewAuditEntry, once: string | undefined): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      this.#last ??= await this.#readLast();
      const { _id, ...linked } = link(entry, this.#last);
      try {
        await this.#log.insertOne({ _id, ...linked, ...(once !== undefined && { once }) });
        this.#last = { _id, hash: linked.hash };
        return;
      } catch (error) {
        this.#last = undefined;
        if (!isDuplicateKey(error)) throw error;
        if (once !== undefined && (await this.#log.findOne({ once }))) return;
        await sleep(Math.random() * Math.min(tries * 5, LONGEST_PAUSE_MS));
      }
    }
  }

  async #readLast(): Promise<Last> {
    const last = await this.#log.findOne({}, { sort: { _id: -1 }, projection: { hash: 1 } });
    return last ?? { _id: 0, hash: '' };
  }
}

function link(entry: NewAuditEntry, last: Last): AuditDocument {
  const number = last._id + 1;
  const linked = { ...entry, previousHash: last.hash };
  return { _id: number, ...linked, hash: hashOfEntry({ ...linked, number }) };
}
