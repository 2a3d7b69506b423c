import { ObjectId } from 'mongodb';

/** The id of a document: an ObjectId, or the text of an id that was made before LeadRabbit used ObjectIds. */
export type DocumentId = ObjectId | string;

const IS_OBJECT_ID = /^[0-9a-f]{24}$/;

/** The `_id` of an id as the API shows it. */
export const toId = (id: string): DocumentId =>
  IS_OBJECT_ID.test(id) ? ObjectId.createFromHexString(id) : id;

/** An `_id` as the API shows it. */
export const fromId = (id: DocumentId): string => (typeof id === 'string' ? id : id.toHexString());
