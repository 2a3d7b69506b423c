import type { ImportLayout } from '../../../imports/import-layout.ts';
import type {
  ImportCounts,
  ImportedRow,
  ImportRecord,
  ImportState,
  RowFate,
} from '../../../imports/import-store.ts';
import { toActor, type ActorColumns } from '../../actor-columns.ts';
import type { NeededIndex } from '../connection/indexes.ts';
import { toText, toTime } from '../fields.ts';
import { fromId, type DocumentId } from '../ids.ts';

export interface ImportDocument extends ImportCounts {
  readonly _id: DocumentId;
  readonly fileHash: string;
  readonly fileName: string;
  readonly layout: ImportLayout;
  readonly by: ActorColumns;
  readonly startedAt: Date;
  readonly state: ImportState;
  readonly total: number;
  readonly undoneBy?: ActorColumns;
  readonly changedAt: Date;
}

export interface ImportRowDocument {
  /** See `importRowId`. */
  readonly _id: string;
  readonly importId: string;
  readonly line: number;
  readonly fate: RowFate | 'waiting';
  readonly reason: string;
  readonly columnName: string;
  readonly leadId?: DocumentId;
  readonly undone?: NonNullable<ImportedRow['undone']>;
  /** The text of a row that waits. */
  readonly cells?: readonly string[];
}

export const importIndexes: readonly NeededIndex[] = [
  { collection: 'imports', name: 'fileHash', key: { fileHash: 1 } },
  { collection: 'imports', name: 'startedAt', key: { startedAt: -1, _id: -1 } },
  { collection: 'import_rows', name: 'importId_fate', key: { importId: 1, fate: 1, line: 1 } },
];

export const toRecord = (document: ImportDocument): ImportRecord => ({
  id: fromId(document._id),
  fileHash: toText(document.fileHash),
  fileName: toText(document.fileName),
  layout: document.layout,
  by: toActor(document.by),
  startedAt: toTime(document.startedAt) ?? new Date(0),
  state: document.state,
  total: document.total,
  counts: {
    created: document.created,
    skipped: document.skipped,
    refused: document.refused,
    removed: document.removed,
    kept: document.kept,
  },
  undoneBy: document.undoneBy ? toActor(document.undoneBy) : null,
  changedAt: toTime(document.changedAt) ?? new Date(0),
});

export const toRow = (document: ImportRowDocument): ImportedRow => ({
  line: document.line,
  fate: document.fate as RowFate,
  reason: toText(document.reason),
  column: toText(document.columnName),
  leadId: document.leadId === undefined ? null : fromId(document.leadId),
  undone: document.undone ?? null,
});
