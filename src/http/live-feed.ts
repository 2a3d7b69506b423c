import type { LiveEvent } from '../contract/live-event.ts';

export type LiveListener = (event: LiveEvent) => void;

/** Hands what happens to whoever watches at the moment; it keeps nothing. */
export class LiveFeed {
  readonly #listeners = new Set<LiveListener>();

  publish(event: LiveEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** @returns the function that ends it */
  subscribe(listener: LiveListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
