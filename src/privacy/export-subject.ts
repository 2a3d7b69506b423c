import type { Lead } from '../leads/lead.ts';
import type { NewConversation } from '../leads/conversation.ts';
import type { ConversationStore } from '../leads/conversation-store.ts';
import type { PersonalEvent } from '../leads/lead-event.ts';
import type { LeadEventStore } from '../leads/lead-event-store.ts';
import type { Meeting } from '../planner/meeting.ts';
import type { Planner } from '../planner/planner.ts';
import type { Task } from '../planner/task.ts';
import type { Note } from '../leads/note.ts';
import type { NoteStore } from '../leads/note-store.ts';

/** Events of one lead that an export holds. */
const MOST_EVENTS = 1_000;

/** Meetings and tasks of one lead that an export holds. */
const MOST_PLANNED = 1_000;

/** Everything that is held of one person, for that person. */
export interface SubjectExport {
  readonly exportedAt: Date;
  readonly enquiries: readonly {
    readonly lead: Lead;
    /** Notes, calls and messages, without who wrote them: that is somebody else's data. */
    readonly notes: readonly Pick<Note, 'text' | 'createdAt' | 'editedAt'>[];
    readonly conversations: readonly NewConversation[];
    /** What happened to the lead, without who did it. */
    readonly history: readonly Pick<PersonalEvent, 'type' | 'at' | 'changes' | 'personal'>[];
    readonly meetings: readonly Pick<Meeting, 'title' | 'start' | 'place' | 'url' | 'state'>[];
    readonly tasks: readonly Pick<Task, 'title' | 'due' | 'isDone'>[];
  }[];
}

export interface SubjectStores {
  readonly leadEvents: Pick<LeadEventStore, 'listOfLead'>;
  readonly notes: Pick<NoteStore, 'listOfLead'>;
  readonly conversations: Pick<ConversationStore, 'listOfLead'>;
  readonly planner: Pick<Planner, 'listMeetings' | 'listTasks'>;
}

export async function exportSubject(
  leads: readonly Lead[],
  { leadEvents, notes, conversations, planner }: SubjectStores,
  now: Date,
): Promise<SubjectExport> {
  const enquiries = [];
  for (const lead of leads) {
    const page = await leadEvents.listOfLead(lead.id, { limit: MOST_EVENTS });
    const query = { leadId: lead.id, limit: MOST_PLANNED };
    enquiries.push({
      lead,
      notes: (await notes.listOfLead(lead.id)).map(({ text, createdAt, editedAt }) => ({
        text,
        createdAt,
        editedAt,
      })),
      conversations: (await conversations.listOfLead(lead.id)).map(
        ({ channel, direction, outcome, text, startedAt }) => ({
          channel,
          direction,
          outcome,
          text,
          startedAt,
        }),
      ),
      history: page.events.map(({ type, at, changes, personal }) => ({
        type,
        at,
        changes,
        personal,
      })),
      meetings: (await planner.listMeetings(query)).items.map(
        ({ title, start, place, url, state }) => ({ title, start, place, url, state }),
      ),
      tasks: (await planner.listTasks(query)).items.map(({ title, due, isDone }) => ({
        title,
        due,
        isDone,
      })),
    });
  }
  return { exportedAt: now, enquiries };
}
