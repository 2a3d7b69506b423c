import type { Conversation } from './conversation.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { LeadEventStore, LeadHistoryQuery } from './lead-event-store.ts';
import type { PersonalEvent } from './lead-event.ts';
import type { Lead } from './lead.ts';
import type { Note } from './note.ts';
import type { NoteStore } from './note-store.ts';

/** One thing that happened to a lead. */
export interface TimelineEntry {
  readonly event: Omit<PersonalEvent, 'by'> & {
    /** Null if nobody noted it. */
    readonly by: PersonalEvent['by'] | null;
  };
  /** The note that the event names, as it is now; undefined if it was removed. */
  readonly note?: Note | undefined;
  readonly conversation?: Conversation | undefined;
}

export interface TimelinePage {
  /** The newest first. */
  readonly entries: readonly TimelineEntry[];
  /** Undefined on the last page. */
  readonly nextCursor: string | undefined;
}

export interface TimelineStores {
  readonly leadEvents: Pick<LeadEventStore, 'listOfLead'>;
  readonly notes: Pick<NoteStore, 'listOfLead'>;
  readonly conversations: Pick<ConversationStore, 'listOfLead'>;
}

/**
 * Everything that happened to a lead. Each event is one entry, however close in time two are. What an
 * event names by its id, such as a note, is added as it is now.
 */
export async function listTimeline(
  { leadEvents, notes, conversations }: TimelineStores,
  lead: Lead,
  query: LeadHistoryQuery,
): Promise<TimelinePage> {
  const { events, nextCursor } = await leadEvents.listOfLead(lead.id, query);
  const notesById = await byId(events, 'note', () => notes.listOfLead(lead.id));
  const conversationsById = await byId(events, 'conversation', () =>
    conversations.listOfLead(lead.id),
  );
  // Where a lead is on the board is not part of its history.
  const shown = events.filter(({ type }) => type !== 'lead.moved');
  const entries: TimelineEntry[] = shown.map((event) => ({
    event,
    note: notesById.get(linkOf(event, 'note')),
    conversation: conversationsById.get(linkOf(event, 'conversation')),
  }));
  const isWhole = nextCursor === undefined;
  if (isWhole && events.at(-1)?.type !== 'lead.created') entries.push(arrivalOf(lead));
  return { entries, nextCursor };
}

/** Reads what the events name, but only if one names anything. */
async function byId<Linked extends { readonly id: string }>(
  events: readonly PersonalEvent[],
  name: string,
  read: () => Promise<readonly Linked[]>,
): Promise<ReadonlyMap<string, Linked>> {
  if (!events.some((event) => linkOf(event, name) !== '')) return new Map();
  return new Map((await read()).map((each) => [each.id, each]));
}

/** The id of what an event names; empty if it names nothing of this kind. */
function linkOf({ changes }: PersonalEvent, name: string): string {
  const id = changes[name]?.to ?? changes[name]?.from;
  return typeof id === 'string' ? id : '';
}

/** A lead that is older than the events of its database has no event of its arrival. */
const arrivalOf = (lead: Lead): TimelineEntry => ({
  event: {
    id: lead.id,
    type: 'lead.created',
    at: lead.origin?.storedAt ?? lead.createdAt,
    leadId: lead.id,
    by: null,
    changes: {},
    personal: {},
  },
});
