import { expect, test } from '../support/browser/browser-test.ts';
import { findEnglish } from '../support/browser/find-english.ts';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

for (const [shape, look] of [
  ['desktop', {}],
  ['phone', PHONE],
] as const) {
  test(`a browser that wants Spanish gets a Spanish sign-in: ${shape}`, async ({ openBrowser }) => {
    const page = await openBrowser(undefined, { locale: 'es-MX', ...look });
    await page.goto('/sign-in');
    await expect(page.getByRole('heading', { name: 'Inicia sesión en LeadRabbit' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
    await expect(page).toHaveTitle('Inicia sesión en LeadRabbit · LeadRabbit');
    expect(await findEnglish(page)).toEqual([]);
  });
}

test('the language that a person chooses before the sign-in stays after a reload', async ({
  stranger,
}) => {
  await stranger.goto('/sign-in');
  await stranger.getByRole('button', { name: 'Español' }).click();
  await expect(stranger.getByRole('button', { name: 'Iniciar sesión' })).toBeVisible();
  await stranger.reload();
  await expect(stranger.getByRole('button', { name: 'Iniciar sesión' })).toBeVisible();
  expect(await findEnglish(stranger)).toEqual([]);
  await stranger.getByRole('button', { name: 'English' }).click();
  await expect(stranger.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(stranger.locator('html')).toHaveAttribute('lang', 'en');
});

test('a browser loads the texts of its own language alone', async ({ openBrowser }) => {
  const page = await openBrowser(undefined, { locale: 'es' });
  const files: string[] = [];
  page.on('request', (request) => files.push(new URL(request.url()).pathname));
  await page.goto('/sign-in');
  await expect(page.getByLabel('Contraseña')).toBeVisible();
  const languages = files.filter((path) => /^\/assets\/(en|es)-/.test(path));
  expect(languages).toEqual([expect.stringMatching(/^\/assets\/es-/)]);
});

test('before any script has arrived, the page says in Spanish that it loads', async ({
  openBrowser,
}) => {
  const page = await openBrowser(undefined, { locale: 'es' });
  await page.route('**/*.js', (route) => {
    if (!route.request().url().endsWith('/first-paint.js')) return;
    return route.continue();
  });
  await page.goto('/user/allLeads', { waitUntil: 'commit' });
  await expect(page.getByText('Cargando LeadRabbit…')).toBeVisible();
  await expect(page.getByText('Loading LeadRabbit…')).toBeHidden();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});
