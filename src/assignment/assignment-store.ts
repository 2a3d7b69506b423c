import type { Lead, LeadAssignment } from '../leads/lead.ts';
import type { Actor, UserActor } from '../users/actor.ts';

/** How many leads of one priority a search for the next lead reads at most. */
export const MOST_PASSED_OVER = 1_000;

/** How many of them are read at once. */
export const CANDIDATES_AT_ONCE = 20;

/** How many leads that others have taken are compared at most: more than people work at once. */
export const MOST_TAKEN = 2_000;

/** Why and to whom a lead is given. */
export interface NewAssignment {
  readonly ownerId: string;
  readonly reason: LeadAssignment;
}

/** Leads go from one person to another, or to nobody. */
export interface OwnerChange {
  readonly from: string;
  readonly to: string | null;
}

/**
 * Stores who gets a lead. A new lead without an owner waits for an assignment from the moment it is stored
 * (`Lead.assignmentDueAt`), so that a process that is killed forgets none.
 */
export interface AssignmentStore {
  /** The leads whose time has come, those first that have waited longest. */
  listDue(now: Date, limit: number): Promise<readonly Lead[]>;
  /**
   * Counts the turns of a rule: 0, 1, 2, and so on. No two calls get the same number, in any process, and the count goes
   * on for ever.
   */
  nextTurn(ruleId: string): Promise<number>;
  /**
   * Gives an owner to a lead that has none and waits. It waits on, so that the new owner can be told before `settle` ends
   * it.
   *
   * @returns the lead as it is then, whoever owns it; undefined if it is gone
   */
  assign(id: string, assignment: NewAssignment, by: Actor, now: Date): Promise<Lead | undefined>;
  /** These leads wait no longer. */
  settle(ids: readonly string[]): Promise<void>;
  /** These leads, as far as they wait, are due at this time. */
  postpone(ids: readonly string[], until: Date): Promise<void>;
  /** All leads that wait are due now: the rules have changed. */
  wakeAll(now: Date): Promise<void>;
  /** How many leads a person owns. */
  countOwned(userId: string): Promise<number>;
  /**
   * Gives at most `limit` leads of a person to another one. Without one they have no owner, and those that nobody has
   * contacted wait for the rules again.
   *
   * @returns how many leads had to change; fewer than `limit` if these were all
   */
  handOver(change: OwnerChange, limit: number, by: Actor, now: Date): Promise<number>;
  /**
   * Finds the most urgent lead that nobody has contacted, of the person's own and of those without an owner, and takes it
   * for the person until a time. No lead is taken by two people at once, in any process. The lead with the highest priority
   * comes first; of several, the newest.
   *
   * A lead is passed over while somebody else has taken another lead of the same person: one with the same e-mail address
   * or phone number that nobody has unlinked from it. At most `MOST_PASSED_OVER` leads of a priority are passed over.
   *
   * @returns the taken lead; undefined if there is none
   */
  takeNext(by: UserActor, now: Date, until: Date): Promise<Lead | undefined>;
  /**
   * Gives a lead back that the person has taken, before its time. Nothing changes if the person does not have it.
   *
   * @returns the lead as it is then; undefined if it is gone
   */
  giveBack(id: string, by: UserActor, now: Date): Promise<Lead | undefined>;
}
