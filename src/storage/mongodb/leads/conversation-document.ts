import type { Collection, Db } from 'mongodb';
import {
  CHANNELS,
  DIRECTIONS,
  OUTCOMES,
  type Conversation,
  type NewConversation,
} from '../../../leads/conversation.ts';
import type { PersonalChanges } from '../../../leads/lead-event.ts';
import type { LeadStatus } from '../../../leads/lead.ts';
import { toActor, type ActorColumns } from '../../actor-columns.ts';
import { toText, toTime } from '../fields.ts';
import { fromId, type DocumentId } from '../ids.ts';

/** A conversation in `conversations`. */
export interface ConversationDocument extends NewConversation {
  readonly _id: DocumentId;
  /** As the API shows it. */
  readonly leadId: string;
  readonly by: ActorColumns;
  readonly createdAt: Date;
  readonly editedAt?: Date | null;
  /** Nobody sees it any more. It is deleted when the lead knows of that. */
  readonly isRemoved?: true;
  /** While the lead does not know of a change: the id that its event gets, and since when. */
  readonly pendingEventId?: DocumentId;
  readonly pendingSince?: Date;
  /** What changed; left out if the conversation was added. */
  readonly pendingChange?: PendingChange;
}

/** A correction or a removal that the lead does not know of. */
interface PendingChange {
  readonly by: ActorColumns;
  readonly at: Date;
  readonly details: PersonalChanges;
  /** The stages that counted as contacted then. */
  readonly contacted: readonly LeadStatus[];
}

export const conversationsOf = (db: Db): Collection<ConversationDocument> =>
  db.collection<ConversationDocument>('conversations');

/** A condition for the conversations that people see. */
export const NOT_REMOVED = { isRemoved: { $exists: false } } as const;

/** Other programs may have stored anything in this collection. */
export const toConversation = (
  document: Partial<ConversationDocument> & Pick<ConversationDocument, '_id'>,
): Conversation => {
  const createdAt = toTime(document.createdAt) ?? new Date(0);
  return {
    id: fromId(document._id),
    leadId: toText(document.leadId),
    channel: CHANNELS.find((channel) => channel === document.channel) ?? 'other',
    direction: DIRECTIONS.find((direction) => direction === document.direction) ?? 'out',
    outcome: OUTCOMES.find((outcome) => outcome === document.outcome) ?? null,
    text: toText(document.text),
    startedAt: toTime(document.startedAt) ?? createdAt,
    by: toActor(document.by ?? { kind: 'system', id: '', name: '' }),
    createdAt,
    editedAt: toTime(document.editedAt),
  };
};
