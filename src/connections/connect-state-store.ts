/** A sign-in to Meta that was begun. Only a hash of its `state` is kept. */
export interface PendingConnect {
  readonly stateHash: string;
  readonly sessionId: string;
  readonly expiresAt: Date;
}

/** Where begun sign-ins wait for Meta's answer. */
export interface ConnectStateStore {
  save(pending: PendingConnect): Promise<void>;
  /**
   * Uses a state up: true once, for the session that it was given to, and before it expires. Safe
   * to call in parallel: only one call gets true.
   */
  consume(stateHash: string, sessionId: string, now: Date): Promise<boolean>;
}
