import type { DatabaseSync } from 'node:sqlite';
import {
  CHANNELS,
  conversationChanges,
  correctConversation,
  DIRECTIONS,
  logConversation,
  OUTCOMES,
  recountContact,
  type Conversation,
  type NewConversation,
} from '../../leads/conversation.ts';
import type { ConversationStore } from '../../leads/conversation-store.ts';
import { requireUnchanged } from '../../leads/note.ts';
import { FIRST_RULES } from '../../leads/stage-rules.ts';
import { newId } from '../../new-id.ts';
import { toActor, toActorColumns } from '../actor-columns.ts';
import type { LeadWriter } from './change-lead.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';

const INSERT = `
  INSERT INTO conversations
    (id, leadId, channel, direction, outcome, text, startedAt, byKind, byId, byName, createdAt)
  VALUES (:conversationId, :leadId, :channel, :direction, :outcome, :text, :startedAt, :kind, :id,
    :name, :createdAt)
  RETURNING *`;

/** Calls and messages in `conversations`. The lead changes in the same transaction. */
export function createConversationStore(
  database: DatabaseSync,
  commits: GroupCommit,
  writer: LeadWriter,
): ConversationStore {
  const select = database.prepare(
    'SELECT * FROM conversations WHERE leadId = ? ORDER BY startedAt DESC, rowid DESC',
  );
  const insert = database.prepare(INSERT);
  const selectOne = database.prepare('SELECT * FROM conversations WHERE id = ? AND leadId = ?');
  const update = database.prepare(`
    UPDATE conversations SET channel = :channel, direction = :direction, outcome = :outcome,
      text = :text, startedAt = :startedAt, editedAt = :editedAt
    WHERE id = :conversationId RETURNING *`);
  const remove = database.prepare('DELETE FROM conversations WHERE id = ?');

  const listOfLead = (leadId: string) => select.all(leadId).map(toConversation);
  const find = (leadId: string, conversationId: string) => {
    const row = selectOne.get(conversationId, leadId);
    const lead = writer.find(leadId);
    return row && lead && { lead, conversation: toConversation(row) };
  };

  return {
    listOfLead: async (leadId) => listOfLead(leadId),
    add: (leadId, entered, by, now) =>
      commits.write(() => {
        const before = writer.find(leadId);
        if (!before) return undefined;
        const row = insert.get({
          ...toActorColumns(by),
          conversationId: newId(),
          leadId,
          ...toColumns(entered),
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
    edit: (leadId, conversationId, change, { by, now, seen, stages = FIRST_RULES }) =>
      commits.write(() => {
        const found = find(leadId, conversationId);
        if (!found) return undefined;
        const { lead, conversation: known } = found;
        requireUnchanged(known, seen);
        const corrected = correctConversation(known, change, now);
        if (corrected === known) return known;
        const editedAt = now.getTime();
        const row = update.get({ ...toColumns(corrected), conversationId, editedAt });
        if (!row) throw new Error('SQLite did not return the conversation that it changed.');
        const after = recountContact(lead, listOfLead(leadId), now, stages);
        const linked = { conversation: { from: conversationId, to: conversationId } };
        const details = conversationChanges(known, corrected);
        const type = 'lead.conversation-changed';
        writer.change({ type, before: lead, after, linked, details }, { by, now });
        return toConversation(row);
      }),
    remove: (leadId, conversationId, { by, now, seen, stages = FIRST_RULES }) =>
      commits.write(() => {
        const found = find(leadId, conversationId);
        if (!found) return false;
        const { lead, conversation: known } = found;
        requireUnchanged(known, seen);
        remove.run(conversationId);
        const conversations = lead.conversations.filter((id) => id !== conversationId);
        const rest = listOfLead(leadId);
        const after = recountContact({ ...lead, conversations }, rest, now, stages);
        const linked = { conversation: { from: conversationId, to: null } };
        const type = 'lead.conversation-removed';
        writer.change({ type, before: lead, after, linked }, { by, now });
        return true;
      }),
  };
}

const toColumns = ({ channel, direction, outcome, text, startedAt }: NewConversation) => ({
  channel,
  direction,
  outcome,
  text,
  startedAt: startedAt.getTime(),
});

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
  editedAt: column.timeOrNull(row, 'editedAt'),
});
