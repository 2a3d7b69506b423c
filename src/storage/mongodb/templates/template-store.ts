import type { Db } from 'mongodb';
import { TEMPLATE_CHANNELS, type Template } from '../../../templates/template.ts';
import type { TemplateStore } from '../../../templates/template-store.ts';
import type { NeededIndex } from '../connection/indexes.ts';
import { toText, toTime, wellFormed } from '../fields.ts';
import { fromId, toId, type DocumentId } from '../ids.ts';

interface TemplateDocument extends Omit<Template, 'id'> {
  readonly _id: DocumentId;
}

export const templateIndexes: readonly NeededIndex[] = [
  { collection: 'templates', name: 'ownerId', key: { ownerId: 1 } },
  { collection: 'templates', name: 'isShared', key: { isShared: 1 } },
];

/** Templates in `templates`. */
export function createTemplateStore(db: Db): TemplateStore {
  const templates = db.collection<TemplateDocument>('templates');
  return {
    add: async ({ id, ...fields }) => {
      await templates.insertOne({ _id: toId(id), ...wellFormed(fields) });
    },
    find: async (id) => {
      const found = await templates.findOne({ _id: toId(id) });
      return found ? toTemplate(found) : undefined;
    },
    listFor: async (readerId) => {
      const found = templates.find({ $or: [{ isShared: true }, { ownerId: readerId }] });
      return (await found.sort({ createdAt: 1, _id: 1 }).toArray()).map(toTemplate);
    },
    change: async (id, fields, now) => {
      const changed = await templates.findOneAndUpdate(
        { _id: toId(id) },
        { $set: { ...wellFormed(fields), updatedAt: now } },
        { returnDocument: 'after' },
      );
      return changed ? toTemplate(changed) : undefined;
    },
    remove: async (id) => (await templates.deleteOne({ _id: toId(id) })).deletedCount > 0,
  };
}

const toTemplate = (document: TemplateDocument): Template => ({
  id: fromId(document._id),
  ownerId: toText(document.ownerId),
  isShared: document.isShared,
  name: toText(document.name),
  channels: TEMPLATE_CHANNELS.filter(
    (channel) => Array.isArray(document.channels) && document.channels.includes(channel),
  ),
  subject: toText(document.subject),
  text: toText(document.text),
  createdAt: toTime(document.createdAt) ?? new Date(0),
  updatedAt: toTime(document.updatedAt) ?? new Date(0),
});
