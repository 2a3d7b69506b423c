import type { Collection, UpdateFilter } from 'mongodb';
import type { PageDocument } from './page-document.ts';

/** The fields that a change of a pass depends on. */
const GUARDS = [
  'passHolder',
  'passUntil',
  'catchUpDueAt',
  'catchUpSince',
  'isActive',
  'lastUpdated',
  'watermark',
] as const;

export type PassFields = Partial<Pick<PageDocument, (typeof GUARDS)[number]>>;

const PROJECTION = Object.fromEntries(GUARDS.map((name) => [name, 1]));

/**
 * Changes a Page in a way that depends on what is stored: reads it, decides, and writes only if it still
 * is as it was read. Otherwise it begins again.
 *
 * @param decide returns undefined to change nothing
 * @returns whether the Page was changed
 */
export async function changeGuarded(
  pages: Collection<PageDocument>,
  pageId: string,
  decide: (page: PassFields) => UpdateFilter<PageDocument> | undefined,
): Promise<boolean> {
  for (;;) {
    const page = await pages.findOne({ pageId }, { projection: PROJECTION });
    const update = page ? decide(page) : undefined;
    if (!page || !update) return false;
    // Null also means that the field is missing.
    const asRead = Object.fromEntries(GUARDS.map((name) => [name, page[name] ?? null]));
    const { matchedCount } = await pages.updateOne({ _id: page._id, ...asRead }, update);
    if (matchedCount > 0) return true;
  }
}
