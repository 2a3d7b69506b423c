import type { Connection, PageAttention, PageFamily } from './page.ts';

/** What a sign-in to Meta says about a Page or an Instagram account. */
export type PageGrant = Pick<
  Connection,
  'pageId' | 'name' | 'platform' | 'parentPageId' | 'sealedToken'
>;

/** Stores the connections: Pages and their Instagram accounts. */
export interface ConnectionStore {
  /**
   * Adds new connections, disabled. Of known ones, updates name and token, clears `attention` and
   * changes nothing else.
   *
   * @param grantedBy Meta's app-scoped id of the person who signed in; unknown if left out
   *
   * A new Instagram account at a known Page that has no account yet is enabled or disabled as the
   * Page is, because until now the account's leads came in with the Page.
   */
  saveGrants(grants: readonly PageGrant[], now: Date, grantedBy?: string): Promise<void>;

  /** All connections by name. Each Page is followed by its Instagram accounts. */
  list(): Promise<readonly Connection[]>;
  find(pageId: string): Promise<Connection | undefined>;
  /** A Page with its Instagram accounts. Undefined if no Page has the id, or an account has it. */
  findFamily(pageId: string): Promise<PageFamily | undefined>;

  /**
   * Enables or disables a connection.
   *
   * @param watermark replaces the watermark: an admin chose the time from which leads are wanted
   */
  setActive(pageId: string, isActive: boolean, now: Date, watermark?: Date): Promise<void>;

  /**
   * Marks a connection, or removes its mark with null. A mark with the same code stays as it is,
   * with the time at which it was first set.
   *
   * @returns whether the code changed. If several callers in any process set the same mark at once,
   *   exactly one of them gets true
   */
  setAttention(pageId: string, attention: PageAttention | null, now: Date): Promise<boolean>;

  /**
   * Deletes the token of a Page and whose it was, and marks the Page, if the token still is this
   * person's.
   *
   * @returns whether it was
   */
  revokeGrant(
    pageId: string,
    personId: string,
    attention: PageAttention,
    now: Date,
  ): Promise<boolean>;

  /** Removes the connection, the Instagram accounts under it, and its forms. Leads stay. */
  remove(pageId: string): Promise<void>;

  /** Replaces the sealed token after a change of the key, if it still is `was`. */
  saveToken(pageId: string, sealedToken: string, was: string): Promise<void>;
}
