import { expect, type Page } from '@playwright/test';
import { findBarriers } from './axe.ts';
import { findFaintTexts } from './contrast.ts';
import { findNamelessControls } from './nameless-controls.ts';

/** Expects that nothing on the page keeps a person out, as far as a program can tell. `what` names it in a failure. */
export async function checkAccess(page: Page, what: string): Promise<void> {
  await expect
    .poll(() => page.evaluate(findFaintTexts), { message: `faint texts: ${what}` })
    .toEqual([]);
  expect(await findNamelessControls(page), `without a name: ${what}`).toEqual([]);
  expect(await findBarriers(page), `barriers: ${what}`).toEqual([]);
  await expect(page.getByRole('main', { includeHidden: true })).toHaveCount(1);
  await expect(page).toHaveTitle(/LeadRabbit/);
}
