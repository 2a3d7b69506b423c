import type { Lead } from '../leads/lead.ts';
import type { LeadEvent } from '../leads/lead-event.ts';
import type { LeadEventStore } from '../leads/lead-event-store.ts';
import type { Meeting } from '../planner/meeting.ts';
import type { Planner } from '../planner/planner.ts';
import type { Task } from '../planner/task.ts';

/** Events of one lead that an export holds. */
const MOST_EVENTS = 1_000;

/** Meetings and tasks of one lead that an export holds. */
const MOST_PLANNED = 1_000;

/** Everything that is held of one person, for that person. */
export interface SubjectExport {
  readonly exportedAt: Date;
  readonly enquiries: readonly {
    readonly lead: Lead;
    /** What happened to the lead, without who did it: that is somebody else's data. */
    readonly history: readonly Pick<LeadEvent, 'type' | 'at' | 'changes'>[];
    readonly meetings: readonly Pick<Meeting, 'title' | 'start' | 'place' | 'url' | 'state'>[];
    readonly tasks: readonly Pick<Task, 'title' | 'due' | 'isDone'>[];
  }[];
}

export interface SubjectSources {
  readonly events: Pick<LeadEventStore, 'listOfLead'>;
  readonly planner: Pick<Planner, 'listMeetings' | 'listTasks'>;
}

export async function exportSubject(
  leads: readonly Lead[],
  { events, planner }: SubjectSources,
  now: Date,
): Promise<SubjectExport> {
  const enquiries = [];
  for (const lead of leads) {
    const page = await events.listOfLead(lead.id, { limit: MOST_EVENTS });
    const history = page.events.map(({ type, at, changes }) => ({ type, at, changes }));
    const query = { leadId: lead.id, limit: MOST_PLANNED };
    const meetings = (await planner.listMeetings(query)).items.map(
      ({ title, start, place, url, state }) => ({ title, start, place, url, state }),
    );
    const tasks = (await planner.listTasks(query)).items.map(({ title, due, isDone }) => ({
      title,
      due,
      isDone,
    }));
    enquiries.push({ lead, history, meetings, tasks });
  }
  return { exportedAt: now, enquiries };
}
