import type { NoticeStore } from '../notices/notice-store.ts';
import { listAll } from '../planner/list-all.ts';
import type { MeetingStore, TaskStore } from '../planner/planner-store.ts';
import type { SettingStore } from '../settings/setting-store.ts';
import type { Actor } from '../users/actor.ts';
import type { AssignmentStore } from './assignment-store.ts';
import { countOpenWork, type OpenWork } from './count-open-work.ts';
import { readOrder, writeOrder, type HandOverOrder } from './hand-over-order.ts';

/** Gives the work of people who are disabled to others. */
export interface HandOver {
  /** See `countOpenWork`. */
  count(userId: string): Promise<OpenWork>;
  /**
   * Says who gets the work of a person once they are disabled: another person, or nobody. It is stored, so that it is
   * completed even if LeadRabbit is stopped.
   */
  order(userId: string, order: HandOverOrder): Promise<void>;
  /** Carries out the orders for everybody who is disabled. It can be repeated, and in several processes at once. */
  carryOut(): Promise<void>;
}

export interface HandOverDependencies {
  readonly store: Pick<AssignmentStore, 'countOwned' | 'handOver'>;
  readonly meetings: Pick<MeetingStore, 'list' | 'change'>;
  readonly tasks: Pick<TaskStore, 'list' | 'change'>;
  readonly notices: Pick<NoticeStore, 'add'>;
  readonly settings: SettingStore;
  /** The ids of the people who are disabled, and of all others. */
  readonly listPeople: () => Promise<{
    readonly disabled: readonly string[];
    readonly others: ReadonlySet<string>;
  }>;
  /** Something was handed over; its new owner was told if there is one. */
  readonly onHandedOver: (to: string | null) => void;
  readonly now: () => Date;
}

const AT_ONCE = 100;

export function createHandOver(dependencies: HandOverDependencies): HandOver {
  const { store, meetings, tasks, settings, listPeople, now } = dependencies;
  return {
    count: (userId) => countOpenWork({ store, meetings, tasks }, userId),
    order: (userId, order) => writeOrder(settings, userId, order, now()),
    carryOut: async () => {
      const { disabled, others } = await listPeople();
      for (const userId of disabled) {
        const order = await readOrder(settings, userId);
        if (!order) continue;
        // Whoever was to get it may be disabled too.
        const to = order.to !== null && others.has(order.to) ? order.to : null;
        await moveWork(dependencies, { from: userId, to }, order.by);
      }
    },
  };
}

interface Move {
  readonly from: string;
  readonly to: string | null;
}

async function moveWork(dependencies: HandOverDependencies, move: Move, by: Actor): Promise<void> {
  const { store, meetings, tasks, notices, onHandedOver, now } = dependencies;
  const { from: userId, to } = move;
  let moved = 0;
  for (let count = AT_ONCE; count === AT_ONCE; moved += count)
    count = await store.handOver(move, AT_ONCE, by, now());
  for (const { id } of await Array.fromAsync(listAll(tasks, { userId, isOpen: true }))) {
    await tasks.change(id, { set: { assigneeId: to } }, by, now());
    moved += 1;
  }
  for (const { id } of await Array.fromAsync(listAll(meetings, { userId, isOpen: true }))) {
    await meetings.change(id, { set: { ownerId: to } }, by, now());
    moved += 1;
  }
  if (moved === 0) return;
  if (to !== null) {
    const key = `work-handed-over:${userId}:${to}:${now().toISOString().slice(0, 10)}`;
    const notice = { key, userId: to, kind: 'work-handed-over', leadId: null } as const;
    await notices.add({ ...notice, createdAt: now() });
  }
  onHandedOver(to);
}
