import type * as wire from '../contract/planner.ts';
import type { LeadStore } from '../leads/lead-store.ts';
import type { CalendarFeed } from '../planner/calendar-feed-store.ts';
import type { Lead } from '../leads/lead.ts';
import { maySee, type Viewer } from '../leads/visibility.ts';
import { endOf, type Meeting } from '../planner/meeting.ts';
import type { Task } from '../planner/task.ts';
import { isWholeDay, type PlannedTime } from '../planner/wall-time.ts';
import { nameOfActor, type Actor } from '../users/actor.ts';
import type { UserStore } from '../users/user-store.ts';

/** What leads and people are called, by their ids. */
export interface PlannerNames {
  readonly leads: ReadonlyMap<string, string>;
  /** Leads that the viewer does not see. Their names and ids are not shown. */
  readonly hiddenLeads: ReadonlySet<string>;
  readonly people: ReadonlyMap<string, string>;
}

/** Who and what items name. */
export interface Named {
  readonly leadId: string | null;
}

export function createReadPlannerNames({
  leads,
  users,
}: {
  readonly leads: Pick<LeadStore, 'findAll'>;
  readonly users: Pick<UserStore, 'list'>;
}): (items: readonly Named[], viewer: Viewer) => Promise<PlannerNames> {
  return async (items, viewer) => {
    const ids = new Set(items.flatMap(({ leadId }) => leadId ?? []));
    const [known, people] = await Promise.all([
      leads.findAll([...ids]),
      items.length > 0 ? users.list() : [],
    ]);
    const isSeen = (lead: Lead) => maySee(viewer, lead);
    const seen = known.filter(isSeen);
    return {
      leads: new Map(seen.map((lead) => [lead.id, lead.name || lead.email || lead.phone])),
      hiddenLeads: new Set(known.filter((lead) => !isSeen(lead)).map(({ id }) => id)),
      people: new Map(people.map(({ id, name }) => [id, name])),
    };
  };
}

export const presentMeeting = (
  meeting: Meeting,
  { leads, hiddenLeads, people }: PlannerNames,
): wire.MeetingAnswer => ({
  _id: meeting.id,
  leadId: hiddenLeads.has(meeting.leadId) ? null : meeting.leadId,
  leadName: leads.get(meeting.leadId) ?? '',
  title: meeting.title,
  start: presentTime(meeting.start),
  endsAt: endOf(meeting).toISOString(),
  durationMin: meeting.durationMin,
  place: meeting.place,
  url: meeting.url,
  state: meeting.state,
  ownerId: meeting.ownerId,
  ownerName: nameOf(people, meeting.ownerId),
  sequence: meeting.sequence,
  createdBy: presentActor(meeting.createdBy),
  createdAt: meeting.createdAt.toISOString(),
  updatedAt: meeting.updatedAt.toISOString(),
});

export const presentTask = (
  task: Task,
  { leads, hiddenLeads, people }: PlannerNames,
): wire.TaskAnswer => ({
  _id: task.id,
  leadId: task.leadId !== null && hiddenLeads.has(task.leadId) ? null : task.leadId,
  leadName: nameOf(leads, task.leadId),
  title: task.title,
  due: presentTime(task.due),
  allDay: isWholeDay(task.due),
  assigneeId: task.assigneeId,
  assigneeName: nameOf(people, task.assigneeId),
  done: task.isDone,
  doneAt: task.doneAt?.toISOString() ?? null,
  doneBy: task.doneBy && presentActor(task.doneBy),
  sequence: task.sequence,
  createdBy: presentActor(task.createdBy),
  createdAt: task.createdAt.toISOString(),
  updatedAt: task.updatedAt.toISOString(),
});

export const presentFeed = ({ withPlaces, createdAt, lastReadAt }: CalendarFeed) => ({
  withPlaces,
  createdAt: createdAt.toISOString(),
  lastReadAt: lastReadAt?.toISOString() ?? null,
});

const nameOf = (names: ReadonlyMap<string, string>, id: string | null): string | null =>
  id === null ? null : (names.get(id) ?? null);

const presentTime = ({ local, zone, at }: PlannedTime) => ({ local, zone, at: at.toISOString() });

const presentActor = (actor: Actor) => ({
  kind: actor.kind,
  id: 'id' in actor ? actor.id : '',
  name: nameOfActor(actor),
});
