/**
 * How a field is stored.
 * - `text`, `number`, `flag`, `time`: null if it is missing; `isoTime` is text on SQLite, as better-auth has it;
 * - `words`, `count`, `yesNo`: '', 0 and false if it is missing;
 * - `json`: text on SQLite, a value on MongoDB; `id`: an id of LeadRabbit's, an ObjectId on MongoDB.
 */
export type FieldType =
  'text' | 'number' | 'flag' | 'time' | 'isoTime' | 'words' | 'count' | 'yesNo' | 'json' | 'id';

/** Records whose fields have the same names on both engines. */
export interface PlainKind {
  /** The table and the collection. */
  readonly name: string;
  /** The fields that identify a record. */
  readonly key: readonly string[];
  /** What `_id` of MongoDB is made of, if it is not an id of its own: the key in one text or number, or `id`. */
  readonly mongoId?: 'id' | 'text' | 'number' | 'hour';
  readonly fields: Readonly<Record<string, FieldType>>;
  /** The paths of fields that MongoDB has inside others. */
  readonly paths?: Readonly<Record<string, string>>;
  /** Paths inside JSON values at which MongoDB has a date. */
  readonly dates?: readonly string[];
  /** Fields that MongoDB has with the value null instead of leaving them out. */
  readonly nulls?: readonly string[];
  /** What MongoDB has in each document beside the fields. */
  readonly constants?: Readonly<Record<string, unknown>>;
  /** Which documents of MongoDB are moved; other programs may have written others. */
  readonly mongoFilter?: Readonly<Record<string, unknown>>;
  /** The column in which SQLite has some of the fields, as JSON. */
  readonly sqliteJson?: { readonly column: string; readonly fields: readonly string[] };
  /** The names of columns of SQLite that differ. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Records are added and never change. */
  readonly isAppendOnly?: true;
}
