import type { Db } from 'mongodb';
import type { CallKind } from '../../../connections/call-kind.ts';
import type { Closure, ClosureScope, ClosureStore } from '../../../connections/closure-store.ts';
import { isDuplicateKey } from '../connection/mongodb-error.ts';
import { toText, toTime } from '../fields.ts';
import { closuresOf, type ClosureDocument } from './closure-document.ts';
import { pagesOf } from './page-document.ts';

/** Closures in `call_closures`. */
export function createClosureStore(db: Db): ClosureStore {
  const closures = closuresOf(db);
  return {
    list: async (pageId) => (await closures.find({ pageId }).toArray()).map(toClosure),
    close: createClose(db),
    reopen: async (pageId) => {
      const of = pageId === undefined ? {} : { pageId };
      await closures.deleteMany({ ...of, action: { $ne: 'throttled' } });
    },
    hasten: async (ms) => {
      const sooner = (time: Date) => new Date(time.getTime() - ms);
      for (const { _id, since, until } of await closures.find().toArray())
        await closures.updateOne(
          { _id, since, until },
          { $set: { since: sooner(since), until: sooner(until) } },
        );
    },
  };
}

function createClose(db: Db): ClosureStore['close'] {
  const pages = pagesOf(db);
  const closures = closuresOf(db);
  const isConnected = async (pageId: string) =>
    (await pages.findOne({ pageId }, { projection: { _id: 1 } })) !== null;

  return async (pageId, closure) => {
    if (!(await isConnected(pageId))) return;
    const _id = `${pageId} ${closure.scope}`;
    const endsSooner = {
      _id,
      $or: [{ action: { $ne: 'throttled' as const } }, { until: { $lte: closure.until } }],
    };
    const update = { $set: { ...closure, pageId } };
    try {
      await closures.updateOne(endsSooner, update, { upsert: true });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      // There is one already: a rate limit that ends later, or one that was added at the same moment.
      await closures.updateOne(endsSooner, update);
    }
    // The Page may have been removed in between.
    if (!(await isConnected(pageId))) await closures.deleteMany({ pageId });
  };
}

const SCOPES: readonly CallKind[] = ['page', 'leads', 'forms', 'subscription'];
const ACTIONS = ['throttled', 'reconnect', 'permission'] as const;

const toClosure = (document: ClosureDocument): Closure => ({
  scope: SCOPES.find((scope) => scope === document.scope) ?? ('all' satisfies ClosureScope),
  since: toTime(document.since) ?? new Date(0),
  until: toTime(document.until) ?? new Date(0),
  action: ACTIONS.find((action) => action === document.action) ?? 'retry',
  code: document.code,
  subcode: document.subcode,
  message: toText(document.message),
});
