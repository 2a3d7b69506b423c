import type * as wire from '../contract/import.ts';
import type { ImportedRow, ImportRecord } from '../imports/import-store.ts';
import { presentActor } from './present-actor.ts';

/** One import, as it is now. */
export const presentRun = ({
  id,
  layout,
  by,
  counts,
  ...record
}: ImportRecord): wire.ImportRun => ({
  _id: id,
  fileName: record.fileName,
  kind: layout.kind,
  state: record.state,
  total: record.total,
  counts: { ...counts },
  by: presentActor(by),
  startedAt: record.startedAt.toISOString(),
  changedAt: record.changedAt.toISOString(),
});

export const presentRow = (row: ImportedRow): wire.ImportRowList['rows'][number] => ({
  line: row.line,
  fate: row.fate,
  reason: row.reason === '' ? null : (row.reason as wire.RowReason),
  column: row.column === '' ? null : row.column,
  leadId: row.leadId,
  undone: row.undone,
});
