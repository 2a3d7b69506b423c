import type { Collection, Db } from 'mongodb';
import type { Connection, PageAttention } from '../../../connections/page.ts';
import type { PassCheckpoint } from '../../../connections/pass-store.ts';
import { readReason, textReason } from '../../../reasons.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import type { NeededIndex } from '../connection/indexes.ts';
import { toText, toTime } from '../fields.ts';
import type { DocumentId } from '../ids.ts';

/**
 * A document of `meta_pages`. Other tools may read the fields that the first LeadRabbit had. The names of
 * the others are those of the columns on SQLite. A value that is not known is left out.
 */
export interface PageDocument {
  readonly _id: DocumentId;
  readonly pageId: string;
  readonly name: string;
  readonly platform: Connection['platform'];
  readonly parentPageId?: string;
  /** Sealed by the token vault. */
  readonly accessToken: string;
  readonly grantedBy?: string;
  readonly grantedAt?: Date;
  readonly isActive: boolean;
  readonly enabledAt?: Date;
  /** Another tool may have written null. */
  readonly attention?: PageAttention | null;
  readonly lastUpdated: Date;
  /** A copy for other tools; see `copy-lead-forms.ts`. */
  readonly leadForms: readonly LeadFormCopy[];
  readonly lastSync?: Date;
  readonly syncCount: number;
  readonly watermark?: Date;
  readonly lastCatchUp?: Date;
  readonly catchUpDueAt?: Date;
  readonly catchUpSince?: Date;
  readonly passHolder?: string;
  readonly passUntil?: Date;
  readonly passCheckpoint?: PassCheckpoint;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface LeadFormCopy {
  readonly formId: string;
  readonly name: string;
  readonly status: string;
}

export const pagesOf = (db: Db): Collection<PageDocument> =>
  db.collection<PageDocument>('meta_pages');

/** Both may be long, and no screen shows them. */
export const WITHOUT_LONG_FIELDS = { leadForms: 0, passCheckpoint: 0 } as const;

export const pageIndexes: readonly NeededIndex[] = [
  { collection: 'meta_pages', name: 'meta_pages_pageId', key: { pageId: 1 }, unique: true },
  {
    collection: 'meta_pages',
    name: 'meta_pages_parentPageId',
    key: { parentPageId: 1 },
    sparse: true,
  },
];

/** Reports a mark that cannot be read, and leaves it out. */
export function toPage(
  document: Omit<PageDocument, keyof typeof WITHOUT_LONG_FIELDS>,
  report: ReportOddValue,
): Connection {
  return {
    pageId: document.pageId,
    name: toText(document.name),
    platform: document.platform === 'instagram' ? 'instagram' : 'facebook',
    parentPageId: document.parentPageId ?? null,
    sealedToken: toText(document.accessToken),
    grantedBy: document.grantedBy ?? null,
    grantedAt: toTime(document.grantedAt),
    isActive: document.isActive ?? false,
    enabledAt: toTime(document.enabledAt),
    attention: toAttention(document, report),
    lastUpdated: toTime(document.lastUpdated) ?? new Date(0),
    lastSync: toTime(document.lastSync),
    syncCount: typeof document.syncCount === 'number' ? document.syncCount : 0,
    watermark: toTime(document.watermark),
    lastBackgroundSync: toTime(document.lastCatchUp),
    syncDueAt: toTime(document.catchUpDueAt),
    syncSince: toTime(document.catchUpSince),
    createdAt: toTime(document.createdAt) ?? new Date(0),
    updatedAt: toTime(document.updatedAt) ?? new Date(0),
  };
}

function toAttention(
  { attention, pageId }: Pick<PageDocument, 'attention' | 'pageId'>,
  report: ReportOddValue,
): PageAttention | null {
  if (!attention) return null;
  const since = toTime(attention.since);
  if (since)
    return {
      code: attention.code,
      reason: readReason(attention.reason) ?? textReason(''),
      since,
    };
  report({ column: 'meta_pages.attention', id: pageId });
  return null;
}
