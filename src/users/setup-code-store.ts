/**
 * The codes for the set-up page. Each process that starts without an admin prints its own code, and
 * each code works in every process. Only hashes are stored.
 */
export interface SetupCodeStore {
  /**
   * Adds a code.
   *
   * @param holder begins with the name of the process. The code ends with the process, if the
   *   engine notices the end; else at `until`.
   */
  add(codeHash: string, holder: string, until: Date): Promise<void>;
  /** Whether this is a code that is still valid. */
  has(codeHash: string, now: Date): Promise<boolean>;
  /** Removes all codes, of all processes. */
  clear(): Promise<void>;
}
