import type { Collection, Db } from 'mongodb';
import type { InboxReports } from '../../../intake/inbox-reports.ts';
import { toTime } from '../fields.ts';
import type { InboxDocument } from './inbox-document.ts';

/** How many leads one batch has at most. */
const LEADS_AT_ONCE = 2_000;

interface EnabledPage {
  readonly pageId: string;
  readonly parentPageId?: string | null;
  readonly enabledAt: Date;
}

/** Lists how long stored leads took, in batches. */
export function createListDelays(
  db: Db,
  inbox: Collection<InboxDocument>,
): InboxReports['listDelays'] {
  const pages = db.collection<EnabledPage>('meta_pages');

  return async function* listDelays(since, limit) {
    const starts = await readStarts(pages);
    let left = limit;
    let batch: { readonly isAnnounced: boolean; readonly delayMs: number }[] = [];
    const stored = inbox
      .find({ state: 'stored', processedAt: { $gte: since }, created_time: { $gte: new Date(0) } })
      .project<InboxDocument>({ _id: 0, processedAt: 1, created_time: 1, pageId: 1, via: 1 })
      .sort({ processedAt: -1, _id: -1 })
      .hint('stored');
    for await (const { processedAt, created_time, pageId, via } of stored) {
      const sent = toTime(created_time)?.getTime() ?? 0;
      if (sent < (starts.get(pageId) ?? 0)) continue;
      const delayMs = Math.max((toTime(processedAt)?.getTime() ?? 0) - sent, 0);
      batch.push({ isAnnounced: via === 'webhook', delayMs });
      left -= 1;
      if (left === 0) break;
      if (batch.length < LEADS_AT_ONCE) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  };
}

/** By Page id, the time since when its leads count: when any of its connections was first enabled. */
async function readStarts(pages: Collection<EnabledPage>): Promise<ReadonlyMap<string, number>> {
  const starts = new Map<string, number>();
  const enabled = pages
    .find({ enabledAt: { $gte: new Date(0) } })
    .project<EnabledPage>({ pageId: 1, parentPageId: 1, enabledAt: 1 });
  for await (const { pageId, parentPageId, enabledAt } of enabled) {
    // Meta gives the time of a lead in whole seconds.
    const start = Math.floor(enabledAt.getTime() / 1_000) * 1_000;
    for (const id of [pageId, parentPageId])
      if (typeof id === 'string') starts.set(id, Math.min(starts.get(id) ?? Infinity, start));
  }
  return starts;
}
