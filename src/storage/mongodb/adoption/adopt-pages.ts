import type { Collection } from 'mongodb';
import { toTime } from '../fields.ts';
import type { AdoptionFact } from './adoption-report.ts';
import { readMetaId, readText, readTime, timeOfId } from './stored-values.ts';
import type { AnyDocument, DocumentChange } from './write-batches.ts';

/** Meta keeps a lead for 90 days. */
const META_KEEPS_MS = 90 * 86_400_000;

interface Context {
  readonly count: (fact: AdoptionFact) => void;
  readonly now: Date;
}

/**
 * Completes the connections of the first LeadRabbit. Their tokens stay as they are: the start seals them,
 * because only it has the key.
 *
 * @returns the changes by `_id`
 */
export async function adoptPages(
  pages: Collection<AnyDocument>,
  context: Context,
): Promise<Map<AnyDocument, DocumentChange>> {
  const all = await pages.find().toArray();
  const taken = new Set(all.filter(isAdopted).map((page) => String(page['pageId'])));
  const changes = new Map<AnyDocument, DocumentChange>();
  for (const page of all.filter((each) => !isAdopted(each)).toSorted(bestFirst)) {
    const metaId = readMetaId(page['pageId']);
    const isDuplicate = metaId !== undefined && taken.has(metaId);
    const pageId = isDuplicate
      ? `${metaId}~${String(page._id)}`
      : (metaId ?? `unknown-${String(page._id)}`);
    taken.add(pageId);
    changes.set(page, adoptPage(page, { pageId, isAside: metaId !== pageId }, context));
    if (isDuplicate) context.count('duplicatePages');
    if (metaId === undefined) context.count('pagesWithoutId');
  }
  return changes;
}

/** This version writes one of these into each connection. */
const isAdopted = (page: AnyDocument): boolean =>
  page['adoptedAt'] !== undefined || page['grantedAt'] !== undefined;

const isActiveOf = ({ isActive }: AnyDocument): boolean =>
  isActive === true || isActive === 1 || isActive === 'true';

/** Of two documents of one Page the first keeps its id: the enabled one, then the one that changed last. */
const bestFirst = (one: AnyDocument, other: AnyDocument): number =>
  Number(isActiveOf(other)) - Number(isActiveOf(one)) || changedAt(other) - changedAt(one);

const changedAt = (page: AnyDocument): number =>
  (readTime(page['updatedAt']) ?? readTime(page['lastUpdated']) ?? timeOfId(page._id))?.getTime() ??
  0;

function adoptPage(
  page: AnyDocument,
  { pageId, isAside }: { readonly pageId: string; readonly isAside: boolean },
  { count, now }: Context,
): DocumentChange {
  const isActive = isActiveOf(page) && !isAside;
  const createdAt = readTime(page['createdAt']) ?? timeOfId(page._id) ?? now;
  const updatedAt = readTime(page['updatedAt']) ?? createdAt;
  const syncCount = Number(readText(page['syncCount']) ?? 0);
  const wanted: Record<string, unknown> = {
    pageId,
    name: readText(page['name']) ?? pageId,
    platform:
      readText(page['platform'])?.trim().toLowerCase() === 'instagram' ? 'instagram' : 'facebook',
    accessToken: readText(page['accessToken']) ?? '',
    isActive,
    lastUpdated: readTime(page['lastUpdated']) ?? updatedAt,
    leadForms: Array.isArray(page['leadForms']) ? page['leadForms'] : [],
    syncCount: Number.isFinite(syncCount) ? syncCount : 0,
    createdAt,
    updatedAt,
    ...(isActive && {
      enabledAt: toTime(page['enabledAt']) ?? createdAt,
      // The first sync reads everything again that Meta still has.
      watermark:
        toTime(page['watermark']) ??
        new Date(Math.max(createdAt.getTime(), now.getTime() - META_KEEPS_MS)),
    }),
    adoptedAt: now,
  };
  const lastSync = readTime(page['lastSync']);
  if (lastSync) wanted['lastSync'] = lastSync;
  const unset = lastSync === null && 'lastSync' in page ? ['lastSync'] : [];
  count('pages');
  if (isOpenToken(wanted['accessToken'])) count('openTokens');
  const set = Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => !isSame(page[name], value)),
  );
  return { set, unset };
}

const isSame = (one: unknown, other: unknown): boolean =>
  one instanceof Date && other instanceof Date
    ? toTime(one)?.getTime() === other.getTime()
    : one === other;

/** A sealed token begins with the version of its form; see `token-vault.ts`. */
const isOpenToken = (token: unknown): boolean =>
  typeof token === 'string' && token !== '' && !/^v1\.[0-9a-f]{8}\./.test(token);
