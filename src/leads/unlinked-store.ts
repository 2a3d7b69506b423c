import type { Actor } from '../users/actor.ts';

/** Two leads that share an address or a number, of which somebody said that they are of two people. */
export interface UnlinkedPair {
  readonly leadIds: readonly [string, string];
  readonly by: Actor;
  readonly at: Date;
}

/**
 * Stores which leads are not of one person although they look so. Each change is one event of both
 * leads. A pair has no data of the person; an erasure of one of its leads removes it.
 */
export interface UnlinkedStore {
  /** The pairs that a lead belongs to. */
  listOfLead(leadId: string): Promise<readonly UnlinkedPair[]>;
  /**
   * Unlinks two leads. If they are unlinked already, nothing changes.
   *
   * @returns false if one of them does not exist
   */
  unlink(leadIds: readonly [string, string], by: Actor, now: Date): Promise<boolean>;
  /**
   * Links two leads again. If they are not unlinked, nothing changes.
   *
   * @returns false if one of them does not exist
   */
  link(leadIds: readonly [string, string], by: Actor, now: Date): Promise<boolean>;
}

/** The same for both orders of two leads. */
export const pairOf = ([one, other]: readonly [string, string]): readonly [string, string] =>
  one < other ? [one, other] : [other, one];
