import { createAssignLeads } from '../assignment/assign-leads.ts';
import { createHandOver, type HandOver } from '../assignment/hand-over.ts';
import { createAssignment, type Assignment } from '../assignment/assignment.ts';
import type { Workers } from '../assignment/decide-owner.ts';
import { createAssignmentWorker } from '../assignment/assignment-worker.ts';
import { isClosing } from '../errors.ts';
import { Sweep } from '../sweep.ts';
import { awayUntil } from '../planner/away.ts';
import type { Storage } from '../storage/storage.ts';
import { isDisabled } from '../users/user-row.ts';
import type { AppContext } from './app-context.ts';
import { wireNotices } from './wire-notices.ts';
import { wireReminders } from './wire-planner.ts';

/** How often to look for work that was left by people who were disabled, in ms. */
const HAND_OVER_MS = 60_000;

export interface AssignmentParts {
  readonly assignment: Assignment;
  readonly handOver: HandOver;
  /** Carries out the orders to hand over. */
  readonly wakeHandOver: () => void;
  start(): void;
  stop(): Promise<void>;
}

/** Who gets a lead, who is told, and who is reminded. */
export function wireAssignment(
  context: Pick<AppContext, 'log' | 'storage' | 'turns' | 'now'>,
): AssignmentParts {
  const { log, storage, turns, now } = context;
  const { assignments: store, bus, meetings, notices, settings, tasks, users } = storage;
  const assignmentWorker = createAssignmentWorker({
    assignLeads: createAssignLeads({
      store,
      notices,
      readRules: () => assignment.readRules(),
      readWorkers: () => readWorkers(users, now()),
      onNotice: (userId) => bus.publish({ of: 'notices', userId }),
      now,
    }),
    isDue: async () => (await store.listDue(now(), 1)).length > 0,
    claim: (ms) => turns.claim('assign-leads', ms),
    onError: (err) => {
      if (!isClosing(err)) log.error({ err }, 'leads could not be assigned; they are tried again');
    },
  });
  const assignment = createAssignment({
    store,
    settings,
    onRules: () => assignmentWorker.wake(),
    now,
  });
  // A lead that any process has taken in.
  bus.subscribe(({ leadEvents }) => {
    if (leadEvents.some(({ type }) => type === 'lead.created')) assignmentWorker.wake();
  });
  const handOver = createHandOver({
    store,
    meetings,
    tasks,
    notices,
    settings,
    listPeople: async () => {
      const people = await users.list();
      const isOut = (person: (typeof people)[number]) => isDisabled(person, now());
      const others = people.filter((person) => !isOut(person)).map(({ id }) => id);
      return { disabled: people.filter(isOut).map(({ id }) => id), others: new Set(others) };
    },
    onHandedOver: (to) => {
      bus.publish({ of: 'planner' });
      if (to === null) assignmentWorker.wake();
      else bus.publish({ of: 'notices', userId: to });
    },
    now,
  });
  const handOverSweep = new Sweep({
    run: () => handOver.carryOut(),
    everyMs: HAND_OVER_MS,
    onError: (err) => {
      if (!isClosing(err))
        log.error({ err }, 'work could not be handed over; it is tried again in a minute');
    },
  });
  const parts = [assignmentWorker, handOverSweep, wireReminders(context), wireNotices(context)];
  return {
    assignment,
    handOver,
    wakeHandOver: () => handOverSweep.wake(),
    start: () => {
      for (const part of parts) part.start();
    },
    stop: async () => {
      await Promise.all(parts.map((part) => part.stop()));
    },
  };
}

/** Who can get leads at that time. */
const readWorkers = async (users: Pick<Storage['users'], 'list'>, at: Date): Promise<Workers> => {
  const people = new Map((await users.list()).map((person) => [person.id, person]));
  return {
    canWork: (id) => {
      const person = people.get(id);
      return person !== undefined && person.hasPassword && !isDisabled(person, at);
    },
    awayUntil: (id) => {
      const person = people.get(id);
      return person && awayUntil(person, at);
    },
  };
};
