import { notFound } from '../errors.ts';
import type { LeadStore } from '../leads/lead-store.ts';
import { maySee, type Viewer } from '../leads/visibility.ts';
import type { PlannedItem } from './planned-item.ts';
import type { PlannerPage, PlannerQuery } from './planner-store.ts';
import type { Planner } from './planner.ts';

/**
 * The planner as a person sees it: their own items, items about a lead that they see, and items about no lead that
 * they planned for others or that belong to nobody. Other items do not exist for them.
 */
export function plannerFor(
  planner: Planner,
  leads: Pick<LeadStore, 'find'>,
  viewer: Viewer,
): Planner {
  if (viewer === null) return planner;
  const seesLead = async (id: string) => {
    const lead = await leads.find(id);
    return lead !== undefined && maySee(viewer, lead);
  };
  const sees = async ({ leadId, createdBy }: PlannedItem, userId: string | null) => {
    if (userId === viewer) return true;
    if (leadId !== null) return seesLead(leadId);
    return userId === null || ('id' in createdBy && createdBy.id === viewer);
  };

  /** A page may be shorter than asked for, but is only empty at the end. */
  const listSeen = async <Item extends PlannedItem>(
    list: (query: PlannerQuery) => Promise<PlannerPage<Item>>,
    query: PlannerQuery,
    userIdOf: (item: Item) => string | null,
  ): Promise<PlannerPage<Item>> => {
    // Not even the own items of a lead are found by its id if the person does not see the lead.
    if (query.leadId !== undefined && !(await seesLead(query.leadId)))
      return { items: [], nextCursor: undefined };
    let cursor = query.cursor;
    for (;;) {
      const page = await list({ ...query, cursor });
      const seen = await Promise.all(page.items.map((item) => sees(item, userIdOf(item))));
      const items = page.items.filter((_item, index) => seen[index]);
      if (items.length > 0 || page.nextCursor === undefined) return { ...page, items };
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
    listMeetings: (query) => listSeen(planner.listMeetings, query, ({ ownerId }) => ownerId),
    findMeeting,
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
    listTasks: (query) => listSeen(planner.listTasks, query, ({ assigneeId }) => assigneeId),
    findTask,
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
