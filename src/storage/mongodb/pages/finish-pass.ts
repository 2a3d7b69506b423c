import type { Collection, UpdateFilter } from 'mongodb';
import type { PassRecord, PassStore } from '../../../connections/pass-store.ts';
import { changeGuarded, type PassFields } from './change-guarded.ts';
import { isBefore } from './is-before.ts';
import type { PageDocument } from './page-document.ts';

/**
 * Gives a Page back after a complete pass, and records the pass. The Page itself is changed at once, its
 * accounts after it. If the process ends in between, the watermark of an account stays the same, and
 * the next pass reads those leads again.
 */
export function createFinishPass(pages: Collection<PageDocument>): PassStore['finishPass'] {
  return async (pageId, holder, record) => {
    const areSame = await areUnchanged(pages, pageId, record);
    const isFinished = await changeGuarded(pages, pageId, (page) => {
      if (page.passHolder !== holder) return undefined;
      const isEntry = record.entries.includes(pageId);
      const isSame = areSame && (!isEntry || isUnchanged(page, record));
      return mergeUpdates(
        releaseOf(page, record, isSame),
        isEntry ? recordOf(page, record, isSame) : {},
      );
    });
    if (!isFinished) return;
    for (const entry of record.entries)
      if (entry !== pageId)
        await changeGuarded(pages, entry, (account) =>
          recordOf(account, record, areSame && isUnchanged(account, record)),
        );
  };
}

/** Whether the pass counts: no connection that it covered has changed, and none was removed. */
async function areUnchanged(
  pages: Collection<PageDocument>,
  pageId: string,
  record: PassRecord,
): Promise<boolean> {
  const others = record.entries.filter((entry) => entry !== pageId);
  if (others.length === 0) return true;
  const found = await pages.find({ pageId: { $in: others } }).toArray();
  return found.length === others.length && found.every((page) => isUnchanged(page, record));
}

const isUnchanged = ({ isActive, lastUpdated }: PassFields, { startedAt }: PassRecord): boolean =>
  isActive === true && lastUpdated !== undefined && lastUpdated <= startedAt;

type PageUpdate = Pick<UpdateFilter<PageDocument>, '$set' | '$unset' | '$inc'>;

function releaseOf(page: PassFields, record: PassRecord, isSame: boolean): PageUpdate {
  const { finishedAt, cause } = record;
  const { catchUpDueAt, catchUpSince, passUntil } = page;
  const fulfilled = isSame ? record.fulfilled : null;
  const nextDueAt = isSame ? record.nextDueAt : finishedAt;
  const isFulfilled = Boolean(catchUpSince && fulfilled && catchUpSince >= fulfilled);
  const dueAt = isBefore(catchUpSince, fulfilled) ? earlier(finishedAt, nextDueAt) : nextDueAt;
  // A pass that was requested during this one stays due.
  const isRequested = isBefore(catchUpDueAt, passUntil);
  return {
    $set: isRequested ? {} : { catchUpDueAt: dueAt },
    $unset: {
      passHolder: '',
      passUntil: '',
      ...(cause === 'catch-up' && { passCheckpoint: '' }),
      ...(isFulfilled && { catchUpSince: '' }),
    },
  };
}

function recordOf(page: PassFields, record: PassRecord, isSame: boolean): PageUpdate {
  const { cause, finishedAt } = record;
  const watermark = isSame ? nextWatermark(page.watermark, record) : undefined;
  return {
    $set: {
      updatedAt: finishedAt,
      ...(cause === 'sync' ? { lastSync: finishedAt } : { lastCatchUp: finishedAt }),
      ...(watermark && { watermark }),
    },
    ...(cause === 'sync' && { $inc: { syncCount: 1 } }),
  };
}

/** It only moves forward, unless a clock that was ahead has set it. */
function nextWatermark(
  stored: Date | undefined,
  { watermark, finishedAt }: PassRecord,
): Date | undefined {
  if (!watermark) return undefined;
  const wasAhead = stored !== undefined && stored > finishedAt;
  return wasAhead || !isBefore(watermark, stored) ? watermark : undefined;
}

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

const mergeUpdates = (one: PageUpdate, other: PageUpdate): PageUpdate => ({
  ...one,
  ...other,
  $set: { ...one.$set, ...other.$set },
  ...(one.$unset && { $unset: { ...one.$unset } }),
});
