import type { FormStore } from '../connections/form-store.ts';
import type { InboxCounts } from './inbox-counts.ts';
import { META_RETENTION } from './watermark.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Calls that Meta allows for a Page's leads in 24 hours, per lead of the last 90 days:
 * https://developers.facebook.com/docs/graph-api/overview/rate-limiting (LeadGen)
 */
const CALLS_PER_LEAD = 4800;

/** The part of Meta's quota that background syncs may use. The rest is for reading new leads. */
const SHARE = 0.1;

/** A Page without leads has a quota of zero, but a lead of it may still be missing. */
const LONGEST = 6 * HOUR;

/**
 * How long to wait until the next background sync of a Page, in ms: `shortestMs`, or longer if the
 * Page has few leads and so a small quota.
 *
 * @param page.forms how many forms the Page has; a sync makes at least one call for each, and one
 *   for their list
 */
export function backgroundSyncPause(page: {
  readonly recentLeads: number;
  readonly forms: number;
  readonly shortestMs: number;
}): number {
  const calls = page.recentLeads * CALLS_PER_LEAD * SHARE;
  const passes = calls / (page.forms + 1);
  const affordable = passes > 0 ? DAY / passes : LONGEST;
  return Math.max(page.shortestMs, Math.min(affordable, LONGEST));
}

/** The time until a Page's next background sync, in ms. */
export type PauseAfterPass = (pageId: string) => Promise<number>;

export function createPauseAfterPass(dependencies: {
  readonly inbox: Pick<InboxCounts, 'countSince'>;
  readonly pages: Pick<FormStore, 'listFormsOf'>;
  readonly shortestMs: number;
  readonly now: () => Date;
}): PauseAfterPass {
  const { inbox, pages, shortestMs, now } = dependencies;
  return async (pageId) => {
    const forms = await pages.listFormsOf(pageId);
    const since = new Date(now().getTime() - META_RETENTION);
    const counts = await Promise.all(forms.map(({ formId }) => inbox.countSince(formId, since)));
    const recentLeads = counts.reduce((sum, count) => sum + count, 0);
    return backgroundSyncPause({ recentLeads, forms: forms.length, shortestMs });
  };
}
