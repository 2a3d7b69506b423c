import type * as wire from '../contract/lead-timeline.ts';
import type { Conversation } from '../leads/conversation.ts';
import type { EventValue } from '../leads/lead-event.ts';
import type { FieldValue } from '../leads/lead-fields.ts';
import type { TimelineEntry } from '../leads/list-timeline.ts';
import type { Note } from '../leads/note.ts';
import type { LeadNote } from '../contract/lead-note.ts';
import type { Conversation as WireConversation } from '../contract/lead-conversation.ts';
import { presentActor } from './present-actor.ts';

/** Fields that follow from others, and ids of what the entry has whole. */
const NOT_SHOWN: ReadonlySet<string> = new Set([
  'firstSeenAt',
  'seenBy',
  'firstContactedAt',
  'phoneE164',
  'rank',
  'note',
  'conversation',
  'related',
  'meeting',
  'task',
]);

/** One entry of the timeline, with every value that changed before and after. */
export function presentEntry({ event, note, conversation }: TimelineEntry): wire.TimelineEntry {
  const { id, type, at, by, changes, personal } = event;
  const all = Object.entries({ ...changes, ...personal });
  const shown = type === 'lead.created' ? all.filter(([field]) => field === 'import') : all;
  return {
    id,
    type,
    at: at.toISOString(),
    by: by && presentActor(by),
    changes: shown
      .filter(([field]) => !NOT_SHOWN.has(field))
      .map(([field, { from, to }]) => ({ field, from: toWire(from), to: toWire(to) })),
    note: note ? presentNote(note) : null,
    conversation: conversation ? presentConversation(conversation) : null,
  };
}

const toWire = (value: EventValue | FieldValue): wire.TimelineEntry['changes'][number]['from'] => {
  if (value === null || typeof value === 'string') return value;
  return typeof value === 'object' ? [...value] : String(value);
};

export const presentNote = (note: Note): LeadNote => ({
  _id: note.id,
  text: note.text,
  authorId: note.authorId,
  authorName: note.authorName,
  createdAt: note.createdAt.toISOString(),
  editedAt: note.editedAt?.toISOString() ?? null,
  mentions: [...note.mentions],
});

export const presentConversation = (conversation: Conversation): WireConversation => ({
  _id: conversation.id,
  leadId: conversation.leadId,
  channel: conversation.channel,
  direction: conversation.direction,
  outcome: conversation.outcome,
  text: conversation.text,
  startedAt: conversation.startedAt.toISOString(),
  by: presentActor(conversation.by),
  createdAt: conversation.createdAt.toISOString(),
  editedAt: conversation.editedAt?.toISOString() ?? null,
});
