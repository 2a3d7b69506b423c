import type { DatabaseSync } from 'node:sqlite';
import { TEMPLATE_CHANNELS, type Template } from '../../templates/template.ts';
import type { TemplateStore } from '../../templates/template-store.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';

/** Templates in `templates`. */
export function createTemplateStore(database: DatabaseSync, commits: GroupCommit): TemplateStore {
  const insert = database.prepare(`
    INSERT INTO templates (id, ownerId, isShared, name, channels, subject, text, createdAt, updatedAt)
    VALUES (:id, :ownerId, :isShared, :name, :channels, :subject, :text, :createdAt, :updatedAt)`);
  const select = database.prepare('SELECT * FROM templates WHERE id = ?');
  const selectFor = database.prepare(`
    SELECT * FROM templates WHERE isShared = 1 OR ownerId = ? ORDER BY createdAt, id`);
  const update = database.prepare(`
    UPDATE templates SET isShared = :isShared, name = :name, channels = :channels, subject = :subject,
      text = :text, updatedAt = :updatedAt
    WHERE id = :id RETURNING *`);
  const remove = database.prepare('DELETE FROM templates WHERE id = ?');

  const find = (id: string) => {
    const row = select.get(id);
    return row && toTemplate(row);
  };
  return {
    add: (template) =>
      commits.write(() => {
        const { ownerId, createdAt } = template;
        insert.run({ ...toRow(template), ownerId, createdAt: createdAt.getTime() });
      }),
    find: async (id) => find(id),
    listFor: async (readerId) => selectFor.all(readerId).map(toTemplate),
    change: (id, fields, now) =>
      commits.write(() => {
        const before = find(id);
        const row = before && update.get(toRow({ ...before, ...fields, updatedAt: now }));
        return row && toTemplate(row);
      }),
    remove: (id) => commits.write(() => remove.run(id).changes > 0),
  };
}

/** What a change writes. */
const toRow = ({ id, isShared, name, channels, subject, text, updatedAt }: Template) => ({
  id,
  isShared: Number(isShared),
  name,
  channels: JSON.stringify(channels),
  subject,
  text,
  updatedAt: updatedAt.getTime(),
});

function toTemplate(row: column.Row): Template {
  const channels: unknown = column.json(row, 'channels');
  return {
    id: column.text(row, 'id'),
    ownerId: column.text(row, 'ownerId'),
    isShared: column.flag(row, 'isShared'),
    name: column.text(row, 'name'),
    channels: TEMPLATE_CHANNELS.filter(
      (channel) => Array.isArray(channels) && channels.includes(channel),
    ),
    subject: column.text(row, 'subject'),
    text: column.text(row, 'text'),
    createdAt: column.time(row, 'createdAt'),
    updatedAt: column.time(row, 'updatedAt'),
  };
}
