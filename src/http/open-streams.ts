/** The event streams that are open, by the session that opened them. */
export class OpenStreams {
  readonly #endings = new Map<string, Set<() => void>>();

  /** @returns the function to call when the stream has ended by itself */
  add(sessionId: string, end: () => void): () => void {
    const ofSession = this.#endings.get(sessionId) ?? new Set();
    this.#endings.set(sessionId, ofSession.add(end));
    return () => {
      ofSession.delete(end);
      if (ofSession.size === 0) this.#endings.delete(sessionId);
    };
  }

  /** The session is over. */
  end(sessionId: string): void {
    for (const end of this.#endings.get(sessionId) ?? []) end();
  }

  endAll(): void {
    for (const sessionId of this.#endings.keys()) this.end(sessionId);
  }
}
