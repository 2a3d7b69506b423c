import type { Connection, PageAttention } from '../../../connections/page.ts';
import { readReason, textReason } from '../../../reasons.ts';
import * as column from '../columns.ts';
import type { ReportOddValue } from '../../odd-values.ts';

/** Versions before the schema of step 11 stored a sentence, `message`. */
type StoredAttention = Pick<PageAttention, 'code'> & {
  readonly since: string;
  readonly reason?: unknown;
  readonly message?: string;
};

/** A row of `meta_pages`. Reports a mark that cannot be read, and leaves it out. */
export function toPage(row: column.Row, report: ReportOddValue): Connection {
  return {
    pageId: column.text(row, 'pageId'),
    name: column.text(row, 'name'),
    platform: row['platform'] === 'instagram' ? 'instagram' : 'facebook',
    parentPageId: column.textOrNull(row, 'parentPageId'),
    sealedToken: column.text(row, 'accessToken'),
    grantedBy: column.textOrNull(row, 'grantedBy'),
    grantedAt: column.timeOrNull(row, 'grantedAt'),
    isActive: column.flag(row, 'isActive'),
    enabledAt: column.timeOrNull(row, 'enabledAt'),
    attention: toAttention(row, report),
    lastUpdated: column.time(row, 'lastUpdated'),
    lastSync: column.timeOrNull(row, 'lastSync'),
    syncCount: column.integer(row, 'syncCount'),
    watermark: column.timeOrNull(row, 'watermark'),
    lastBackgroundSync: column.timeOrNull(row, 'lastCatchUp'),
    syncDueAt: column.timeOrNull(row, 'catchUpDueAt'),
    syncSince: column.timeOrNull(row, 'catchUpSince'),
    createdAt: column.time(row, 'createdAt'),
    updatedAt: column.time(row, 'updatedAt'),
  };
}

function toAttention(row: column.Row, report: ReportOddValue): PageAttention | null {
  const stored = column.json(row, 'attention') as StoredAttention | null;
  const since = column.isoTime(stored?.since);
  if (stored && since) {
    const reason = readReason(stored.reason) ?? textReason(stored.message ?? '');
    return { code: stored.code, reason, since };
  }
  if (row['attention'] !== null)
    report({ column: 'meta_pages.attention', id: column.text(row, 'pageId') });
  return null;
}
