import type { LiveEvent } from '../contract/live-event.ts';

export type LiveListener = (event: LiveEvent) => void;

/** Hands what happens to whoever watches at the moment; it keeps nothing. */
export class LiveFeed {
  readonly #listeners = new Set<LiveListener>();
  readonly #run: string;
  #published = 0;

  /** @param run names this run of the process, so that counts of another run are never compared */
  constructor(run: string) {
    this.#run = run;
  }

  /** How much was published so far. A client that has both can tell if it missed anything. */
  get position(): string {
    return `${this.#run}:${this.#published}`;
  }

  publish(event: LiveEvent): void {
    this.#published += 1;
    for (const listener of this.#listeners) listener(event);
  }

  /** @returns the function that ends it */
  subscribe(listener: LiveListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
