import type { Reason } from '../reasons.ts';
import type { Connection, PageFamily } from '../connections/page.ts';
import type { Platform } from '../leads/lead.ts';

/** Why a lead is not wanted. */
export interface Refusal {
  readonly wanted: false;
  readonly reason: Reason;
}

/** Whether a lead is wanted, and why it is not. */
export type WantedCheck = { readonly wanted: true; readonly family: PageFamily } | Refusal;

/** Finds a Page and its Instagram accounts among all connections. */
export function findFamily(entries: readonly Connection[], pageId: string): PageFamily | undefined {
  const page = entries.find((entry) => entry.pageId === pageId && entry.parentPageId === null);
  if (!page) return undefined;
  return { page, accounts: entries.filter((entry) => entry.parentPageId === pageId) };
}

/** The connections of a family that leads of a platform belong to. */
export function entriesFor(family: PageFamily, platform: Platform): readonly Connection[] {
  // If no Instagram account is linked to the Page, a lead of an Instagram ad belongs to the Page.
  return platform === 'instagram' && family.accounts.length > 0 ? family.accounts : [family.page];
}

/**
 * Checks a lead before it is read, when its platform is unknown. It is wanted if any connection of
 * the family is enabled.
 */
export function checkPage(family: PageFamily | undefined): WantedCheck {
  if (!family) return { wanted: false, reason: { code: 'page-not-connected', params: {} } };
  const anyActive = [family.page, ...family.accounts].some((entry) => entry.isActive);
  return anyActive
    ? { wanted: true, family }
    : { wanted: false, reason: disabled(family.page.name) };
}

/**
 * Checks a lead whose platform is known. It is wanted if a connection of that platform is enabled.
 */
export function checkPlatform(family: PageFamily, platform: Platform): WantedCheck {
  const entries = entriesFor(family, platform);
  if (entries.some((entry) => entry.isActive)) return { wanted: true, family };
  return { wanted: false, reason: disabled(entries[0]?.name ?? family.page.name) };
}

const disabled = (page: string): Reason => ({ code: 'connection-disabled', params: { page } });
