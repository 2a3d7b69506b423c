import { AppError, notFound } from '../errors.ts';
import { newId } from '../new-id.ts';
import type { Actor } from '../users/actor.ts';
import { isDisabled } from '../users/user-row.ts';
import type { UserStore } from '../users/user-store.ts';
import type { Edited } from './edit.ts';
import type { Meeting, MeetingFields } from './meeting.ts';
import type { MeetingStore, PlannerPage, PlannerQuery, TaskStore } from './planner-store.ts';
import type { Task, TaskFields } from './task.ts';
import { deadlineOf, momentOf, type WallTime } from './wall-time.ts';

/** Fields as a person enters them: a time is a wall time. */
type Entered<Fields> = {
  readonly [Name in keyof Fields]: Name extends 'start' | 'due' ? WallTime : Fields[Name];
};

/** The fields of a meeting that a person enters. */
export type MeetingInput = Entered<Omit<MeetingFields, 'state'>> & { readonly leadId: string };

/** The fields of a task that a person enters. */
export type TaskInput = Entered<Omit<TaskFields, 'isDone'>> & { readonly leadId: string | null };

/** Fields that change; `from` has the values that the editor saw. */
export interface EntryEdit<Fields> {
  readonly set: Partial<Entered<Fields>>;
  readonly from?: Partial<Entered<Fields>> | undefined;
}

/**
 * Plans meetings and tasks. Its methods throw `not-found` for an unknown item, lead or person, `owner-disabled` for
 * a person who cannot sign in, `planner-changed-since` for a conflict, and `unknown-zone` or `invalid-local-time` for
 * a time.
 */
export interface Planner {
  listMeetings(query: PlannerQuery): Promise<PlannerPage<Meeting>>;
  findMeeting(id: string): Promise<Meeting>;
  /** Those that exist, in any order. */
  findMeetings(ids: readonly string[]): Promise<readonly Meeting[]>;
  addMeeting(input: MeetingInput, by: Actor): Promise<Meeting>;
  changeMeeting(id: string, edit: EntryEdit<MeetingFields>, by: Actor): Promise<Meeting>;
  /** @param sequence the one that the person saw: a meeting with another one is `changed-since` */
  removeMeeting(id: string, by: Actor, sequence?: number): Promise<void>;
  listTasks(query: PlannerQuery): Promise<PlannerPage<Task>>;
  findTask(id: string): Promise<Task>;
  /** Those that exist, in any order. */
  findTasks(ids: readonly string[]): Promise<readonly Task[]>;
  addTask(input: TaskInput, by: Actor): Promise<Task>;
  changeTask(id: string, edit: EntryEdit<TaskFields>, by: Actor): Promise<Task>;
  /** @param sequence see `removeMeeting` */
  removeTask(id: string, by: Actor, sequence?: number): Promise<void>;
}

export interface PlannerDependencies {
  readonly meetings: MeetingStore;
  readonly tasks: TaskStore;
  readonly users: Pick<UserStore, 'find'>;
  /** Called after each change. */
  readonly onChanged: () => void;
  readonly now: () => Date;
}

export function createPlanner(dependencies: PlannerDependencies): Planner {
  const { meetings, tasks, users, onChanged, now } = dependencies;

  /** @throws `not-found` or `owner-disabled` */
  const checkPerson = async (id: string | null | undefined) => {
    if (id === null || id === undefined) return;
    const user = await users.find(id);
    if (!user) throw notFound('user');
    if (isDisabled(user, now())) throw new AppError('owner-disabled', {});
  };
  const newItem = (by: Actor) => ({
    id: newId(),
    sequence: 0,
    createdBy: by,
    createdAt: now(),
    updatedAt: now(),
  });
  const changed = <Item>(edited: Edited<Item> | undefined, what: 'meeting' | 'task'): Item => {
    if (!edited) throw notFound(what);
    if (edited.kind === 'conflict')
      throw new AppError('planner-changed-since', { fields: edited.fields.join(', ') });
    if (edited.kind === 'changed') onChanged();
    return edited.item;
  };
  const find = async <Item>(item: Promise<Item | undefined>, what: 'meeting' | 'task') => {
    const found = await item;
    if (found === undefined) throw notFound(what);
    return found;
  };

  return {
    listMeetings: (query) => meetings.list(query),
    findMeeting: (id) => find(meetings.find(id), 'meeting'),
    findMeetings: (ids) => meetings.findAll(ids),
    addMeeting: async (input, by) => {
      await checkPerson(input.ownerId);
      const start = momentOf(input.start);
      const meeting: Meeting = { ...newItem(by), ...input, start, state: 'planned' };
      if (!(await meetings.add(meeting, by))) throw notFound('lead');
      onChanged();
      return meeting;
    },
    changeMeeting: async (id, { set, from }, by) => {
      await checkPerson(set.ownerId);
      const edit = { set: toMeetingFields(set), from: from && toMeetingFields(from) };
      return changed(await meetings.change(id, edit, by, now()), 'meeting');
    },
    removeMeeting: async (id, by, sequence) => {
      await find(meetings.remove(id, by, now(), sequence), 'meeting');
      onChanged();
    },
    listTasks: (query) => tasks.list(query),
    findTask: (id) => find(tasks.find(id), 'task'),
    findTasks: (ids) => tasks.findAll(ids),
    addTask: async (input, by) => {
      await checkPerson(input.assigneeId);
      const open = { isDone: false, doneAt: null, doneBy: null };
      const task: Task = { ...newItem(by), ...input, due: deadlineOf(input.due), ...open };
      if (!(await tasks.add(task, by))) throw notFound('lead');
      onChanged();
      return task;
    },
    changeTask: async (id, { set, from }, by) => {
      await checkPerson(set.assigneeId);
      const edit = { set: toTaskFields(set), from: from && toTaskFields(from) };
      return changed(await tasks.change(id, edit, by, now()), 'task');
    },
    removeTask: async (id, by, sequence) => {
      await find(tasks.remove(id, by, now(), sequence), 'task');
      onChanged();
    },
  };
}

const toMeetingFields = ({
  start,
  ...fields
}: Partial<Entered<MeetingFields>>): Partial<MeetingFields> => ({
  ...fields,
  ...(start && { start: momentOf(start) }),
});

const toTaskFields = ({ due, ...fields }: Partial<Entered<TaskFields>>): Partial<TaskFields> => ({
  ...fields,
  ...(due && { due: deadlineOf(due) }),
});
