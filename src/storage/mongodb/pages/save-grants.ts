import type { AnyBulkWriteOperation, Collection } from 'mongodb';
import type { ConnectionStore, PageGrant } from '../../../connections/connection-store.ts';
import { upsertAll } from '../upsert-all.ts';
import type { PageDocument } from './page-document.ts';

type Upsert = AnyBulkWriteOperation<PageDocument>;

/** What a new account takes over from its Page. */
type Inherited = Pick<PageDocument, 'isActive' | 'enabledAt' | 'watermark'>;

/**
 * Stores the Pages and Instagram accounts that a person connected. If the process ends in between, some
 * are missing until the person connects again.
 */
export function createSaveGrants(pages: Collection<PageDocument>): ConnectionStore['saveGrants'] {
  return async (grants, now, grantedBy) => {
    // Reads every grant before the first write.
    const all = grants.map((grant) => ({ ...grant }));
    const takingAll = await findPagesThatTakeAll(pages, all);
    const toUpsert = (grant: PageGrant) =>
      upsertOf(grant, { now, grantedBy, inherited: takingAll.get(grant.parentPageId ?? '') });
    // An account belongs to its Page, so Pages go first.
    for (const isAccount of [false, true]) {
      const some = all.filter(({ parentPageId }) => (parentPageId !== null) === isAccount);
      await upsertAll(pages, some.map(toUpsert));
    }
    await removeOrphans(pages, all);
  };
}

/**
 * Known Pages that have no account. The leads of an account came in with the Page before Meta named the
 * account. They must not stop.
 */
async function findPagesThatTakeAll(
  pages: Collection<PageDocument>,
  grants: readonly PageGrant[],
): Promise<ReadonlyMap<string, Inherited>> {
  const ids = parentsOf(grants);
  if (ids.length === 0) return new Map();
  const known = await pages.find({ pageId: { $in: ids } }).toArray();
  const accounts = await pages.find({ parentPageId: { $in: ids } }).toArray();
  const withAccount = new Set(accounts.map(({ parentPageId }) => parentPageId));
  return new Map(
    known
      .filter(({ pageId }) => !withAccount.has(pageId))
      .map(({ pageId, isActive, enabledAt, watermark }) => [
        pageId,
        { isActive, ...(enabledAt && { enabledAt }), ...(watermark && { watermark }) },
      ]),
  );
}

function upsertOf(
  { pageId, name, platform, parentPageId, sealedToken }: PageGrant,
  settings: { now: Date; grantedBy: string | undefined; inherited: Inherited | undefined },
): Upsert {
  const { now, grantedBy, inherited } = settings;
  return {
    updateOne: {
      filter: { pageId },
      update: {
        $set: {
          name,
          accessToken: sealedToken,
          grantedAt: now,
          lastUpdated: now,
          updatedAt: now,
          ...(grantedBy !== undefined && { grantedBy }),
          ...(parentPageId !== null && { parentPageId }),
        },
        $unset: {
          attention: '',
          ...(grantedBy === undefined && { grantedBy: '' }),
          ...(parentPageId === null && { parentPageId: '' }),
        },
        $setOnInsert: {
          platform,
          leadForms: [],
          syncCount: 0,
          createdAt: now,
          ...(inherited ?? { isActive: false }),
        },
      },
      upsert: true,
    },
  };
}

/** A Page may be removed while its account is stored. */
async function removeOrphans(
  pages: Collection<PageDocument>,
  grants: readonly PageGrant[],
): Promise<void> {
  const ids = parentsOf(grants);
  if (ids.length === 0) return;
  const known = await pages.distinct('pageId', { pageId: { $in: ids } });
  const missing = ids.filter((pageId) => !known.includes(pageId));
  if (missing.length > 0) await pages.deleteMany({ parentPageId: { $in: missing } });
}

const parentsOf = (grants: readonly PageGrant[]): string[] => [
  ...new Set(grants.flatMap(({ parentPageId }) => parentPageId ?? [])),
];
