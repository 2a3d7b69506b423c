/**
 * How many bytes of request bodies may be held before their sender is known. Far more than real
 * deliveries need at once, and far less than the memory of a small machine.
 */
const MOST_BYTES = 32 * 1024 * 1024;

/** A real delivery arrives within this time, in ms. Slower bodies give up their room first. */
const SOON_MS = 500;

/** The bytes of one body that is being read. */
export interface HeldBody {
  /**
   * Reserves room, so that this body holds `bytes` in total.
   *
   * @returns false if there is no room; then this body must be dropped
   */
  holdInAll(bytes: number): boolean;
  /** Releases all of its room. */
  release(): void;
}

export interface BodyBudgetOptions {
  readonly mostBytes?: number;
  /** A monotonic clock, in ms. */
  readonly elapsed?: () => number;
}

interface Entry {
  readonly address: string;
  readonly since: number;
  readonly onGiveWay: () => void;
  bytes: number;
}

/**
 * A budget for all bodies that are being read. If a body needs room and there is none, another body
 * is dropped: first the oldest of those that take longer than a real delivery, then the largest one
 * of the address that holds most. A client that fills the budget and waits cannot keep out a real
 * delivery, even from the same address, which is the case behind a proxy.
 */
export class BodyBudget {
  readonly #mostBytes: number;
  readonly #elapsed: () => number;
  /** The bodies in the order in which they began. */
  readonly #entries = new Set<Entry>();
  readonly #bytesByAddress = new Map<string, number>();
  #bytes = 0;

  constructor({ mostBytes = MOST_BYTES, elapsed = () => performance.now() }: BodyBudgetOptions) {
    this.#mostBytes = mostBytes;
    this.#elapsed = elapsed;
  }

  /** @param onGiveWay called when another body needs the room; the bytes must be dropped at once */
  begin(address: string, onGiveWay: () => void): HeldBody {
    const entry: Entry = { address, since: this.#elapsed(), onGiveWay, bytes: 0 };
    this.#entries.add(entry);
    return {
      holdInAll: (bytes) => this.#hold(entry, bytes),
      release: () => this.#release(entry),
    };
  }

  #hold(entry: Entry, bytes: number): boolean {
    if (!this.#entries.has(entry)) return false;
    this.#add(entry, bytes - entry.bytes);
    while (this.#bytes > this.#mostBytes) {
      const other = this.#oldestThatTakesLong(entry) ?? this.#largestOfHeaviestAddress();
      this.#release(other);
      if (other === entry) return false;
      other.onGiveWay();
    }
    return true;
  }

  #oldestThatTakesLong(asking: Entry): Entry | undefined {
    for (const entry of this.#entries) {
      if (this.#elapsed() - entry.since < SOON_MS) return undefined;
      if (entry !== asking && entry.bytes > 0) return entry;
    }
    return undefined;
  }

  #largestOfHeaviestAddress(): Entry {
    const [address] = largest([...this.#bytesByAddress], ([, bytes]) => bytes);
    const entries = [...this.#entries].filter((entry) => entry.address === address);
    return largest(entries, ({ bytes }) => bytes);
  }

  #release(entry: Entry): void {
    if (!this.#entries.delete(entry)) return;
    this.#add(entry, -entry.bytes);
  }

  #add(entry: Entry, bytes: number): void {
    entry.bytes += bytes;
    this.#bytes += bytes;
    const ofAddress = (this.#bytesByAddress.get(entry.address) ?? 0) + bytes;
    if (ofAddress > 0) this.#bytesByAddress.set(entry.address, ofAddress);
    else this.#bytesByAddress.delete(entry.address);
  }
}

/** Of a list that is not empty. */
function largest<T>(list: readonly T[], sizeOf: (item: T) => number): T {
  return list.reduce((best, item) => (sizeOf(item) > sizeOf(best) ? item : best));
}
