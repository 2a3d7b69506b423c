import { replaceEqualDeep, type InfiniteData } from '@tanstack/react-query';
import type { Lead, LeadList } from '../../contract/lead.ts';

/** The loaded pages of a lead list. */
export type LeadPages = InfiniteData<LeadList, string | null>;

type Page = LeadPages['pages'][number];

/**
 * Keeps the objects of leads that are as before, so that only the changed rows are drawn. By default, values are
 * compared by their place, and one new lead at the top moves all others: thousands of them would be copied each time.
 *
 * @returns `next`, or parts of `old` that are equal
 */
export function shareLeads(old: LeadPages | undefined, next: LeadPages): LeadPages {
  if (old === undefined) return next;
  const known = new Map<string, Lead>();
  for (const { leads } of old.pages) for (const lead of leads) known.set(lead._id, lead);
  const pages = next.pages.map((page, index) => {
    const leads = page.leads.map((lead) => replaceEqualDeep(known.get(lead._id), lead));
    const before = old.pages[index];
    return before && isSamePage(before, { ...page, leads }) ? before : { ...page, leads };
  });
  const isSame =
    pages.length === old.pages.length && pages.every((page, index) => page === old.pages[index]);
  return isSame ? old : { ...next, pages };
}

const isSamePage = (one: Page, other: Page): boolean =>
  one.nextCursor === other.nextCursor &&
  one.leads.length === other.leads.length &&
  one.leads.every((lead, index) => lead === other.leads[index]);
