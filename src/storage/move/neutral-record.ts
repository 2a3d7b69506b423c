import { createHash } from 'node:crypto';

/** A stored value in the form that both engines share; a time in a JSON value is text in ISO 8601. */
export type NeutralValue =
  | null
  | string
  | number
  | boolean
  | Date
  | Buffer
  | readonly NeutralValue[]
  | { readonly [name: string]: NeutralValue };

export interface NeutralRecord {
  /** The same on both engines. */
  readonly key: string;
  readonly fields: Readonly<Record<string, NeutralValue>>;
  /** What an engine needs to write it and the other one may have differently. Not compared. */
  readonly extra?: Readonly<Record<string, NeutralValue>>;
}

/** A record as text, the same on both engines: names are sorted, bytes are their hash. */
export const contentOf = ({ key, fields }: NeutralRecord): string => canonical({ key, fields });

function canonical(value: NeutralValue): string {
  if (Buffer.isBuffer(value)) return createHash('sha256').update(value).digest('hex');
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map((each: NeutralValue) => canonical(each)).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join()}}`;
}

const MODULUS = 2n ** 256n;

/**
 * A hash over all records of a kind, in whatever order they are read: the sum of the SHA-256 of each,
 * modulo 2^256.
 */
export class ContentHash {
  #sum = 0n;
  #count = 0;

  add(record: NeutralRecord): void {
    const digest = createHash('sha256').update(contentOf(record)).digest('hex');
    this.#sum = (this.#sum + BigInt(`0x${digest}`)) % MODULUS;
    this.#count += 1;
  }

  get summary(): ContentSummary {
    return { count: this.#count, hash: this.#sum.toString(16).padStart(64, '0') };
  }
}

export interface ContentSummary {
  readonly count: number;
  readonly hash: string;
}

/** Two deliveries with the same time and the same bytes are one. */
export const deliveryKey = (receivedAt: Date, body: Buffer): string =>
  `${receivedAt.getTime()} ${createHash('sha256').update(body).digest('hex')}`;

/** A field that is text. */
export const textOf = (value: NeutralValue | undefined): string =>
  typeof value === 'string' ? value : '';
