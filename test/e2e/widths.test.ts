import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, sendForm, sendPoison } from '../support/browser/demo-leads.ts';
import { findClippedLabels } from '../support/browser/clipped-labels.ts';
import { findBrokenTexts } from '../support/browser/overlaps.ts';

const LONG = 'Maximiliana-Theodora von Hohenstein-Württemberg zu Sachsen';
const ARABIC = 'محمد عبد الرحمن الطيب بن يوسف السعدي';

test('every text of an open lead has room and covers no other text, from tablets to laptops', async ({
  openBrowser,
  world,
}) => {
  test.setTimeout(120_000);
  await connectAll(world);
  await sendForm(world, { name: ARABIC, email: 'm@example.com', phone: '+12025550109' });
  await sendForm(world, { name: LONG, email: `${'long.'.repeat(9)}address@example.com` });
  await sendForm(world, { name: 'Zoë', phone: '+4915112345678' });
  const { leads } = await sendForm(world, { name: ARABIC, phone: '+12025550109' });
  const arabic = await world.lead(leads[0]?.id ?? '');
  const page = await openBrowser(world.app.admin, { reducedMotion: 'reduce' });
  const details = page.getByRole('complementary', { name: 'Lead details' });
  for (const width of [768, 820, 900, 960, 1024, 1100, 1180, 1279, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/user/allLeads');
    await expect(page.getByRole('table')).toBeVisible();
    expect(await page.evaluate(findBrokenTexts), `list at ${width} px`).toEqual([]);
    await expect(page.getByRole('link', { name: '+1 202 555 0109' }).first()).toBeVisible();

    await page.goto(`/user/allLeads/${arabic._id}`);
    await expect(details.getByText('Where it came from')).toBeVisible();
    expect(await page.evaluate(findBrokenTexts), `lead at ${width} px`).toEqual([]);
    await expect(details.getByRole('link', { name: 'Call' })).toBeVisible();
    await expect(details.getByText('+1 202 555 0109').first()).toBeVisible();
    const back = details.getByRole('link', { name: /Close|Back to the list/ });
    await back.click();
    await expect(page.getByRole('table')).toBeVisible();
  }
});

test('a name that is read from right to left keeps its beginning', async ({
  openBrowser,
  world,
}) => {
  await connectAll(world);
  await sendForm(world, { name: ARABIC });
  const page = await openBrowser(world.app.admin, { viewport: { width: 820, height: 900 } });
  await page.goto('/user/allLeads');
  const name = page.getByRole('link', { name: ARABIC });
  await expect(name).toBeVisible();
  expect(await name.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  await name.click();
  const heading = page.getByRole('heading', { name: ARABIC });
  await expect(heading).toBeVisible();
  expect(await heading.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
});

for (const [language, locale] of [
  ['English', 'en-US'],
  ['Spanish', 'es'],
] as const)
  test(`no label is cut off in ${language}, from phones to laptops`, async ({
    openBrowser,
    world,
  }) => {
    test.setTimeout(120_000);
    await connectAll(world);
    const { leads } = await sendForm(world, {
      name: 'Zoë',
      email: 'z@example.com',
      phone: '+49151',
    });
    const lead = await world.lead(leads[0]?.id ?? '');
    await sendPoison(world, 1);
    await world.app.admin.post('/api/api-keys', { name: 'Report', scopes: ['admin'] });
    const page = await openBrowser(world.app.admin, { locale, reducedMotion: 'reduce' });
    const stranger = await openBrowser(undefined, { locale });
    for (const width of [320, 390, 768, 900, 1100, 1280, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const path of ['/user/allLeads', `/user/allLeads/${lead._id}`]) {
        await page.goto(path);
        const isLead = path.endsWith(lead._id);
        const landmark = isLead ? page.getByRole('complementary') : page.locator('[data-lead]');
        await expect(landmark.getByText('Zoë').first()).toBeVisible();
        if (isLead)
          await expect(page.getByText(/Where it came from|De dónde viene/)).toBeAttached();
        expect(await page.evaluate(findClippedLabels), `${path} at ${width} px`).toEqual([]);
        expect(await page.evaluate(findBrokenTexts), `${path} at ${width} px`).toEqual([]);
      }
      for (const [path, landmark] of [
        ['/admin/connectors', page.getByRole('article', { name: 'Brotzeit Bakery' })],
        ['/admin/delivery', page.getByRole('region', { name: /^Brotzeit Bakery/ })],
        ['/admin/audit', page.getByRole('listitem').filter({ hasText: 'Brotzeit Bakery' })],
        ['/admin/api-keys', page.getByText('Report')],
        ['/admin/privacy', page.getByRole('textbox')],
      ] as const) {
        await page.goto(path);
        await expect(landmark.first()).toBeVisible();
        expect(await page.evaluate(findClippedLabels), `${path} at ${width} px`).toEqual([]);
      }
      await stranger.setViewportSize({ width, height: 900 });
      await stranger.goto('/sign-in');
      await expect(stranger.getByRole('heading')).toBeVisible();
      expect(await stranger.evaluate(findClippedLabels), `sign-in at ${width} px`).toEqual([]);
    }
  });
