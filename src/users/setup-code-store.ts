/**
 * The codes that open the set-up page. Each process that starts without an admin prints one of its own,
 * and each code works at every process. Only hashes are stored.
 */
export interface SetupCodeStore {
  /**
   * Adds a code.
   *
   * @param holder begins with the name of the process. The code ends with the process, if the engine
   *   notices the end; else at `until`.
   */
  add(codeHash: string, holder: string, until: Date): Promise<void>;
  /** Whether this is a code that has not ended. */
  has(codeHash: string, now: Date): Promise<boolean>;
  /** Removes all codes, of all processes. */
  clear(): Promise<void>;
}
