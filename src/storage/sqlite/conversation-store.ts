import type { DatabaseSync } from 'node:sqlite';
import {
  CHANNELS,
  DIRECTIONS,
  logConversation,
  OUTCOMES,
  type Conversation,
} from '../../leads/conversation.ts';
import type { ConversationStore } from '../../leads/conversation-store.ts';
import { newId } from '../../new-id.ts';
import { toActor, toActorColumns } from '../actor-columns.ts';
import type { LeadWriter } from './change-lead.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';

/** Calls and messages in `conversations`. The lead changes in the same transaction. */
export function createConversationStore(
  database: DatabaseSync,
  commits: GroupCommit,
  writer: LeadWriter,
): ConversationStore {
  const select = database.prepare(
    'SELECT * FROM conversations WHERE leadId = ? ORDER BY startedAt DESC, rowid DESC',
  );
  const insert = database.prepare(`
    INSERT INTO conversations
      (id, leadId, channel, direction, outcome, text, startedAt, byKind, byId, byName, createdAt)
    VALUES (:conversationId, :leadId, :channel, :direction, :outcome, :text, :startedAt, :kind, :id,
      :name, :createdAt)
    RETURNING *`);
  return {
    listOfLead: async (leadId) => select.all(leadId).map(toConversation),
    add: (leadId, { channel, direction, outcome, text, startedAt }, by, now) =>
      commits.write(() => {
        const before = writer.find(leadId);
        if (!before) return undefined;
        const row = insert.get({
          ...toActorColumns(by),
          conversationId: newId(),
          leadId,
          channel,
          direction,
          outcome,
          text,
          startedAt: startedAt.getTime(),
          createdAt: now.getTime(),
        });
        if (!row) throw new Error('SQLite did not return the conversation that it stored.');
        const conversation = toConversation(row);
        const after = logConversation(before, conversation, now);
        const linked = { conversation: { from: null, to: conversation.id } };
        const type = 'lead.conversation-logged';
        writer.change({ type, before, after, linked }, { by, now });
        return conversation;
      }),
  };
}

const toConversation = (row: column.Row): Conversation => ({
  id: column.text(row, 'id'),
  leadId: column.text(row, 'leadId'),
  channel: CHANNELS.find((channel) => channel === row['channel']) ?? 'other',
  direction: DIRECTIONS.find((direction) => direction === row['direction']) ?? 'out',
  outcome: OUTCOMES.find((outcome) => outcome === row['outcome']) ?? null,
  text: column.text(row, 'text'),
  startedAt: column.time(row, 'startedAt'),
  by: toActor({
    kind: column.text(row, 'byKind'),
    id: column.text(row, 'byId'),
    name: column.text(row, 'byName'),
  }),
  createdAt: column.time(row, 'createdAt'),
});
