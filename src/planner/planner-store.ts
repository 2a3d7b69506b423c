import type { Actor } from '../users/actor.ts';
import type { Edit, Edited } from './edit.ts';
import type { Meeting, MeetingFields } from './meeting.ts';
import type { PlannedItem } from './planned-item.ts';
import type { Task, TaskFields } from './task.ts';

/** Which items to list. A condition that is left out excludes nothing. */
export interface PlannerQuery {
  /** At most this many items. */
  readonly limit: number;
  /** `nextCursor` of the page before. */
  readonly cursor?: string | undefined;
  /** Items from this moment on: of a meeting its start, of a task its `due.at`. */
  readonly from?: Date | undefined;
  /** Items before this moment. */
  readonly to?: Date | undefined;
  readonly leadId?: string | undefined;
  /** The owner of a meeting, or the assignee of a task. */
  readonly userId?: string | undefined;
  /** Meetings in the state `planned` and tasks that are not done, or all others. */
  readonly isOpen?: boolean | undefined;
}

export interface PlannerPage<Item> {
  /** By time, the earliest first; of one moment by id. */
  readonly items: readonly Item[];
  /** Undefined on the last page. */
  readonly nextCursor: string | undefined;
}

/**
 * Stores meetings or tasks. When a promise of a change resolves, the change is on disk, and the history of the lead
 * has its event. If the process ends in the middle of a change, either nothing is changed, or another process
 * completes it.
 */
export interface PlannerStore<Item extends PlannedItem, Fields> {
  /** @returns false if the lead does not exist: nothing is stored */
  add(item: Item, by: Actor): Promise<boolean>;
  find(id: string): Promise<Item | undefined>;
  /** Those of the items that exist, in any order. */
  findAll(ids: readonly string[]): Promise<readonly Item[]>;
  /** @throws the `invalid-cursor` error for a cursor that no page returned */
  list(query: PlannerQuery): Promise<PlannerPage<Item>>;
  /**
   * Changes fields by the rules of the kind, applied to the current state of the item.
   *
   * @returns undefined if there is no such item
   */
  change(id: string, edit: Edit<Fields>, by: Actor, now: Date): Promise<Edited<Item> | undefined>;
  /**
   * @param sequence the `sequence` that the person who removes it saw; undefined: it is removed whatever it is now
   * @returns the item that was removed; undefined if there is none
   * @throws the `changed-since` error if its `sequence` is another one
   */
  remove(id: string, by: Actor, now: Date, sequence?: number): Promise<Item | undefined>;
}

export type MeetingStore = PlannerStore<Meeting, MeetingFields>;
export type TaskStore = PlannerStore<Task, TaskFields>;
