/** A sign-in to Meta that has started. Only a hash of its `state` is stored. */
export interface PendingConnect {
  readonly stateHash: string;
  readonly sessionId: string;
  readonly expiresAt: Date;
}

/** Stores started sign-ins until Meta answers. */
export interface ConnectStateStore {
  save(pending: PendingConnect): Promise<void>;
  /**
   * Removes a state.
   *
   * @returns true once, for the session that it was given to, before it expires. If several calls
   *   run in parallel, only one gets true
   */
  consume(stateHash: string, sessionId: string, now: Date): Promise<boolean>;
}
