import { hash } from 'node:crypto';
import type { PlannedKeys } from './plan-row.ts';

/** The fewest places; a power of two. */
const SMALLEST = 1_024;

/**
 * Remembers of millions of keys only that they are there: 64 bits of a hash, in about 16 bytes of memory. It knows no ids
 * of leads, because a dry run makes none.
 */
export class CompactKeys implements PlannedKeys {
  /** Two numbers for each place; the second is 0 in an empty one. */
  #places = new Uint32Array(SMALLEST * 2);
  #count = 0;

  get(key: string): string | undefined {
    return this.#places[this.#placeOf(bitsOf(key)) + 1] === 0 ? undefined : '';
  }

  set(key: string): void {
    if (!this.#add(bitsOf(key))) return;
    // At most three quarters of the places are taken, so that a free one is near.
    if (this.#count * 8 > this.#places.length * 3) this.#grow();
  }

  #add(bits: Bits): boolean {
    const place = this.#placeOf(bits);
    if (this.#places[place + 1] !== 0) return false;
    this.#places.set(bits, place);
    this.#count += 1;
    return true;
  }

  /** The place of the bits, or the empty one that they get. */
  #placeOf([first, second]: Bits): number {
    const places = this.#places;
    const mask = places.length - 1;
    let place = (first * 2) & mask;
    while (places[place + 1] !== 0 && (places[place] !== first || places[place + 1] !== second))
      place = (place + 2) & mask;
    return place;
  }

  #grow(): void {
    const old = this.#places;
    this.#places = new Uint32Array(old.length * 2);
    this.#count = 0;
    for (let place = 0; place < old.length; place += 2) {
      const second = old[place + 1] ?? 0;
      if (second !== 0) this.#add([old[place] ?? 0, second]);
    }
  }
}

type Bits = readonly [number, number];

/** The second number is never 0. */
function bitsOf(key: string): Bits {
  const digest = hash('sha256', key, 'buffer');
  return [digest.readUInt32LE(0), digest.readUInt32LE(4) || 1];
}
