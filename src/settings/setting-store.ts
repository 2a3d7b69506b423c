/**
 * Settings that an admin changes while LeadRabbit runs, unlike the variables of the environment. A
 * value is JSON; whoever owns a setting parses what it reads.
 */
export interface SettingStore {
  /** The value as it was set; undefined if it was never set. */
  read(name: string): Promise<unknown>;
  /** Resolves once the value is on disk. Of several calls at once, the last one counts. */
  write(name: string, value: unknown, at: Date): Promise<void>;
}
