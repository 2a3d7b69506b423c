import type { Reason } from '../reasons.ts';
import type { Connection, PageFamily } from '../connections/page.ts';
import type { Platform } from '../leads/lead.ts';

/** Why a lead is not wanted. */
export interface Refusal {
  readonly wanted: false;
  readonly reason: Reason;
}
/** Whether a lead is wanted, and if not, why. */
export type Verdict = { readonly wanted: true; readonly family: PageFamily } | Refusal;

/** The Page with its Instagram accounts, out of all entries. */
export function findFamily(entries: readonly Connection[], pageId: string): PageFamily | undefined {
  const page = entries.find((entry) => entry.pageId === pageId && entry.parentPageId === null);
  if (!page) return undefined;
  return { page, accounts: entries.filter((entry) => entry.parentPageId === pageId) };
}

/** The entries of a family that take leads of a platform. */
export function entriesFor(family: PageFamily, platform: Platform): readonly Connection[] {
  // A lead of an Instagram ad belongs to the Page also if no account is linked to it.
  return platform === 'instagram' && family.accounts.length > 0 ? family.accounts : [family.page];
}

/** Before a lead is read its platform is unknown: it is wanted where anything is switched on. */
export function judgePage(family: PageFamily | undefined): Verdict {
  if (!family) return { wanted: false, reason: { code: 'page-not-connected', params: {} } };
  const anyActive = [family.page, ...family.accounts].some((entry) => entry.isActive);
  return anyActive
    ? { wanted: true, family }
    : { wanted: false, reason: disabled(family.page.name) };
}

/** The verdict once the platform is known: each entry has its own switch. */
export function judgePlatform(family: PageFamily, platform: Platform): Verdict {
  const entries = entriesFor(family, platform);
  if (entries.some((entry) => entry.isActive)) return { wanted: true, family };
  return { wanted: false, reason: disabled(entries[0]?.name ?? family.page.name) };
}

const disabled = (page: string): Reason => ({ code: 'connection-disabled', params: { page } });
