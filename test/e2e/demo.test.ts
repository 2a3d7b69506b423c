import { expect, test } from '@playwright/test';

// This one uses the LeadRabbit that the runner starts, as `npm start` does.
test('the demo lets either role in and leads to the stand-in for Meta', async ({ page }) => {
  await page.goto('/');
  const demo = page.getByRole('region', { name: 'This is a demo' });
  await expect(demo.getByRole('link', { name: 'Open the Meta emulator' })).toHaveAttribute(
    'href',
    /^http:\/\/localhost:\d+/,
  );
  await demo.getByRole('button', { name: 'Use the user account' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Leads', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Connectors' })).toHaveCount(0);
});
