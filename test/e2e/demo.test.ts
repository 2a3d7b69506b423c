import { expect, test } from '@playwright/test';

// This test uses the LeadRabbit that the runner starts in the same way as `npm start`.
test('one click on the sign-in page of the demo signs a sales user in', async ({ page }) => {
  await page.goto('/');
  const demo = page.getByRole('region', { name: 'This is a demo' });
  await expect(demo.getByRole('link', { name: 'Open the Meta emulator' })).toHaveAttribute(
    'href',
    /^http:\/\/localhost:\d+/,
  );
  await demo.getByRole('button', { name: 'Sign in as sales user' }).click();
  await expect(page.getByRole('heading', { name: 'Leads', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Connectors' })).toHaveCount(0);
});

test('the pages of the Meta emulator link back to LeadRabbit', async ({ page, baseURL }) => {
  await page.goto('/');
  const emulator = page.getByRole('link', { name: 'Open the Meta emulator' });
  await page.goto((await emulator.getAttribute('href')) ?? '');
  await page.getByRole('link', { name: 'Open LeadRabbit' }).click();
  await expect(page).toHaveURL(new RegExp(`^${baseURL}/`));
});
