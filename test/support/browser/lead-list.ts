import type { Locator, Page } from '@playwright/test';
import { expect } from './browser-test.ts';

/** The lead list as a person meets it on a wide screen. */
export const leadList = (page: Page) => page.getByRole('table', { name: 'Leads' });

/** The lead's row; the first is the newest. */
export const leadRow = (page: Page, name: string): Locator =>
  leadList(page).getByRole('row').filter({ hasText: name });

/** The newest lead on the screen. */
export const topRow = (page: Page): Locator => leadList(page).getByRole('row').nth(1);

/** Opens the list and waits until new leads would appear in it by themselves. */
export async function openLeads(page: Page, path = '/user/allLeads'): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
}
