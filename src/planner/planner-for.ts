import { notFound } from '../errors.ts';
import type { LeadStore } from '../leads/lead-store.ts';
import { maySee, type Viewer } from '../leads/visibility.ts';
import type { Meeting } from './meeting.ts';
import type { PlannedItem } from './planned-item.ts';
import type { PlannerPage, PlannerQuery } from './planner-store.ts';
import type { Planner } from './planner.ts';
import type { Task } from './task.ts';

/** So many items are read for one page. In a big team nearly all may be about leads of other people. */
const MOST_READ = 1_000;

/**
 * The planner as a person sees it: their own items, items about a lead that they see, and items about no lead that
 * they planned for others or that belong to nobody. Other items do not exist for them.
 */
export function plannerFor(
  planner: Planner,
  leads: Pick<LeadStore, 'find' | 'findAll'>,
  viewer: Viewer,
): Planner {
  if (viewer === null) return planner;
  const seesLead = async (id: string) => {
    const lead = await leads.find(id);
    return lead !== undefined && maySee(viewer, lead);
  };
  const sees = async (item: PlannedItem, userId: string | null) =>
    seesItself(viewer, item, userId) ?? (item.leadId !== null && seesLead(item.leadId));
  const seenOf = <Item extends PlannedItem>(items: readonly Item[], userIdOf: UserIdOf<Item>) =>
    findSeen(items, { leads, viewer, userIdOf });
  /**
   * A page may have fewer items than asked for. It has none at the end, or after `MOST_READ` items that the person does
   * not see; then its cursor goes on from there.
   */
  const listSeen = async <Item extends PlannedItem>(
    list: (query: PlannerQuery) => Promise<PlannerPage<Item>>,
    query: PlannerQuery,
    userIdOf: UserIdOf<Item>,
  ): Promise<PlannerPage<Item>> => {
    // Not even the own items of a lead are found by its id if the person does not see the lead.
    if (query.leadId !== undefined && !(await seesLead(query.leadId)))
      return { items: [], nextCursor: undefined };
    let cursor = query.cursor;
    for (let read = 0; ;) {
      const page = await list({ ...query, cursor });
      const items = await seenOf(page.items, userIdOf);
      read += page.items.length;
      if (items.length > 0 || page.nextCursor === undefined || read >= MOST_READ)
        return { ...page, items };
      cursor = page.nextCursor;
    }
  };
  const findMeeting = async (id: string) => {
    const meeting = await planner.findMeeting(id);
    if (!(await sees(meeting, meeting.ownerId))) throw notFound('meeting');
    return meeting;
  };
  const findTask = async (id: string) => {
    const task = await planner.findTask(id);
    if (!(await sees(task, task.assigneeId))) throw notFound('task');
    return task;
  };
  const checkLead = async (id: string | null) => {
    if (id !== null && !(await seesLead(id))) throw notFound('lead');
  };
  return {
    listMeetings: (query) => listSeen(planner.listMeetings, query, ownerOf),
    findMeeting,
    findMeetings: async (ids) => seenOf(await planner.findMeetings(ids), ownerOf),
    addMeeting: async (input, by) => {
      await checkLead(input.leadId);
      return planner.addMeeting(input, by);
    },
    changeMeeting: async (id, edit, by) => {
      await findMeeting(id);
      return planner.changeMeeting(id, edit, by);
    },
    removeMeeting: async (id, by, sequence) => {
      await findMeeting(id);
      return planner.removeMeeting(id, by, sequence);
    },
    listTasks: (query) => listSeen(planner.listTasks, query, assigneeOf),
    findTask,
    findTasks: async (ids) => seenOf(await planner.findTasks(ids), assigneeOf),
    addTask: async (input, by) => {
      await checkLead(input.leadId);
      return planner.addTask(input, by);
    },
    changeTask: async (id, edit, by) => {
      await findTask(id);
      return planner.changeTask(id, edit, by);
    },
    removeTask: async (id, by, sequence) => {
      await findTask(id);
      return planner.removeTask(id, by, sequence);
    },
  };
}

/** Whose item it is. */
type UserIdOf<Item> = (item: Item) => string | null;
const ownerOf: UserIdOf<Meeting> = ({ ownerId }) => ownerId;
const assigneeOf: UserIdOf<Task> = ({ assigneeId }) => assigneeId;

/** Whether a person sees an item for what it says itself; undefined if it depends on the lead. */
function seesItself(
  viewer: string,
  { leadId, createdBy }: PlannedItem,
  userId: string | null,
): boolean | undefined {
  if (userId === viewer) return true;
  if (leadId !== null) return undefined;
  return userId === null || ('id' in createdBy && createdBy.id === viewer);
}

interface SeenBy<Item> {
  readonly leads: Pick<LeadStore, 'findAll'>;
  readonly viewer: string;
  readonly userIdOf: UserIdOf<Item>;
}

/** Those of the items that the person sees, with one read of their leads. */
async function findSeen<Item extends PlannedItem>(
  items: readonly Item[],
  { leads, viewer, userIdOf }: SeenBy<Item>,
): Promise<readonly Item[]> {
  const itself = items.map((item) => seesItself(viewer, item, userIdOf(item)));
  const open = items.filter((_item, index) => itself[index] === undefined);
  const found = await leads.findAll([...new Set(open.flatMap(({ leadId }) => leadId ?? []))]);
  const seen = new Set(found.filter((lead) => maySee(viewer, lead)).map(({ id }) => id));
  return items.filter(
    ({ leadId }, index) => itself[index] ?? (leadId !== null && seen.has(leadId)),
  );
}
