import type { Db } from 'mongodb';
import type {
  PrivacyRequest,
  PrivacyRequestStore,
} from '../../../connections/privacy-request-store.ts';
import { toTime } from '../fields.ts';
import { retryDuplicate } from '../retry-duplicate.ts';

interface PrivacyRequestDocument extends Omit<PrivacyRequest, 'code'> {
  /** The code. */
  readonly _id: string;
}

/** Requests in `privacy_requests`. */
export function createPrivacyRequestStore(db: Db): PrivacyRequestStore {
  const requests = db.collection<PrivacyRequestDocument>('privacy_requests');
  return {
    add: async ({ code, kind, source, at, pages }) => {
      // If the answer got lost, it is asked for again.
      await retryDuplicate(() =>
        requests.updateOne(
          { _id: code },
          { $setOnInsert: { kind, source, at, pages } },
          { upsert: true },
        ),
      );
    },
    find: async (code) => {
      const document = await requests.findOne({ _id: code });
      if (!document) return undefined;
      return {
        code,
        kind: document.kind === 'deletion' ? 'deletion' : 'deauthorize',
        source: document.source === 'admin' ? 'admin' : 'meta',
        at: toTime(document.at) ?? new Date(0),
        pages: document.pages,
      };
    },
  };
}
