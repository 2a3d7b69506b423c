import { expect, test } from '@playwright/test';
import { createWatch } from '../support/browser/watch-page.ts';
import { startLeadRabbit } from '../support/start-leadrabbit.ts';

test('the first admin is created with the printed code', async ({ page }) => {
  const watch = createWatch();
  watch.follow(page);
  watch.expectTrouble(/^4\d\d POST \/api\/setup$/);
  // No call to Meta is made here.
  const app = await startLeadRabbit('http://127.0.0.1:9', {
    ADMIN_EMAIL: '',
    ADMIN_PASSWORD: '',
  });
  try {
    await page.goto(app.url);
    await expect(page.getByRole('heading', { name: 'Set up LeadRabbit' })).toBeVisible();
    await page.getByLabel('Set-up code').fill('WRONG-CODE');
    await page.getByLabel('Name').fill('Ada Lovelace');
    await page.getByLabel('E-mail').fill('ada@example.com');
    await page.getByLabel('Password').fill('a long enough password');
    await page.getByRole('button', { name: 'Create admin account' }).click();
    await expect(page.getByRole('alert')).toBeVisible();

    await page.getByLabel('Set-up code').fill(app.setupCode ?? '');
    await page.getByRole('button', { name: 'Create admin account' }).click();
    await expect(page.getByText('No Page is connected yet')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Account of Ada Lovelace' })).toBeVisible();

    await page.goto(`${app.url}/setup`);
    await expect(page).toHaveURL(/\/user\/allLeads$/);
    expect(watch.unexpected()).toEqual([]);
  } finally {
    await app.close();
  }
});
