import { expect, test } from '../support/browser/browser-test.ts';
import { BAKERY, connectAll, sendForm } from '../support/browser/demo-leads.ts';
import { findEnglish } from '../support/browser/find-english.ts';

/** Names from Meta and from the demo. They stay in their own language. */
const isData = (text: string) => /Brotzeit|Wedding|Admin|@/.test(text);

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

for (const [shape, look] of [
  ['desktop', {}],
  ['phone', PHONE],
] as const)
  test(`a browser that wants Spanish shows the leads in Spanish: ${shape}`, async ({
    openBrowser,
    world,
    watch,
  }) => {
    watch.expectTrouble(/^404 GET \/api\/leads\/no-such-lead$/);
    await connectAll(world);
    const page = await openBrowser(world.app.admin, { locale: 'es', ...look });
    await page.goto('/user/allLeads');
    await expect(page.getByText('Todavía no hay leads')).toBeVisible();
    expect(await findEnglish(page, isData), 'an empty list').toEqual([]);

    await sendForm(world, { name: 'Grace Hopper', email: 'g@example.com', phone: '+12025550109' });
    await expect(page.getByRole('link', { name: 'Grace Hopper', exact: true })).toBeVisible();
    await expect(page.getByText('ahora', { exact: true }).first()).toBeVisible();
    expect(await findEnglish(page, isData), 'the list').toEqual([]);

    await page.getByRole('combobox', { name: 'Estado de Grace Hopper' }).click();
    await page.getByRole('option', { name: 'Contactado' }).click();
    await expect(page.getByText('El estado de Grace Hopper ahora es «Contactado».')).toBeVisible();
    expect(await findEnglish(page, isData), 'the list after a change').toEqual([]);
    await page.getByRole('button', { name: 'Descartar' }).click();

    await page.getByRole('link', { name: 'Grace Hopper', exact: true }).click();
    const details = page.getByRole('complementary', { name: 'Detalles del lead' });
    await page.locator('[data-part="arrival"]').scrollIntoViewIfNeeded();
    await expect(details.getByText('Guardado en el CRM')).toBeVisible();
    await expect(details.getByText(/después|de inmediato/).first()).toBeVisible();
    expect(await findEnglish(page, isData), 'a lead').toEqual([]);
    const sent = details.locator('time').first();
    await expect(sent).toHaveAttribute('title', /^\p{L}+, \d+ de \p{L}+ de \d{4}, \d+:\d\d:\d\d$/u);

    await page.goto('/user/allLeads?q=nadie');
    await expect(page.getByText('Ningún lead coincide')).toBeVisible();
    expect(await findEnglish(page, isData), 'a search without a match').toEqual([]);
    await page.goto('/user/allLeads/no-such-lead');
    await expect(page.getByText('Este lead no existe')).toBeVisible();
    expect(await findEnglish(page, isData), 'a lead that does not exist').toEqual([]);
    await page.goto('/no/such/page');
    await expect(page.getByText('Esta página no existe')).toBeVisible();
    expect(await findEnglish(page, isData), 'an address without a page').toEqual([]);
  });

test('the leads that a filter hides and the keys are described in Spanish', async ({
  openBrowser,
  world,
}) => {
  await connectAll(world);
  await sendForm(world, { name: 'Grace Hopper' });
  const page = await openBrowser(world.app.admin, { locale: 'es' });
  await page.goto('/user/allLeads?status=Won');
  await expect(page.getByRole('status').filter({ hasText: 'En vivo' })).toBeVisible();
  await sendForm(world, { name: 'Ada Lovelace' });
  await expect(page.getByText('1 lead nuevo no coincide con tu filtro').first()).toBeVisible();
  await page.getByRole('button', { name: 'Atajos de teclado' }).click();
  await expect(page.getByText('Deshacer el último cambio, en todas las pantallas')).toBeVisible();
  expect(await findEnglish(page, isData)).toEqual([]);
});

test('a person who may not sign in reads the reason in Spanish', async ({ openBrowser, watch }) => {
  watch.expectTrouble(/^401 POST/);
  watch.expectTrouble(/ERR_INTERNET_DISCONNECTED|failed POST|net::/i);
  const page = await openBrowser(undefined, { locale: 'es' });
  await page.goto('/sign-in');
  await page.getByLabel('Correo electrónico').fill('anna@example.com');
  await page.getByLabel('Contraseña').fill('not the password');
  await page.getByRole('button', { name: 'Iniciar sesión' }).click();
  await expect(page.getByRole('alert')).toContainText(/contraseña/);
  expect(await findEnglish(page)).toEqual([]);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Iniciar sesión' }).click();
  await expect(page.getByRole('alert')).toContainText('No se puede conectar con LeadRabbit.');
});

test('the account menu changes the language at once, and the choice remains after a reload', async ({
  openBrowser,
  world,
}) => {
  await connectAll(world);
  await sendForm(world, { name: 'Grace Hopper' });
  const page = await openBrowser(world.app.admin);
  await page.goto('/user/allLeads');
  await expect(page.getByRole('link', { name: 'Grace Hopper' })).toBeVisible();
  await page.getByRole('button', { name: 'Account of Admin' }).click();
  await page.getByRole('menuitemradio', { name: 'Español' }).click();
  await expect(page.getByRole('menuitemradio', { name: 'Español' })).toBeChecked();
  await expect(page.getByRole('menuitem', { name: 'Cerrar sesión' })).toBeVisible();
  expect(await findEnglish(page, isData)).toEqual([]);
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'Recibido' })).toBeVisible();
  expect(await findEnglish(page, isData)).toEqual([]);
  await page.getByRole('button', { name: 'Cuenta de Admin' }).click();
  await page.getByRole('menuitemradio', { name: 'Igual que el navegador' }).click();
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('an admin reads in Spanish that Meta refuses the leads', async ({ openBrowser, world }) => {
  await connectAll(world);
  await world.meta.control.changeFaults({ leadAccessRevoked: { pageId: BAKERY } });
  await world.app.admin.post('/api/facebook/health', {});
  const page = await openBrowser(world.app.admin, { locale: 'es' });
  await page.goto('/user/allLeads');
  const notice = page.getByRole('region', { name: 'Para administradores' });
  await expect(notice.getByRole('button', { name: 'Conectar' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'En vivo' })).toBeVisible();
  expect(await findEnglish(page, isData)).toEqual([]);
});

test('the screens of the administration are in Spanish', async ({ openBrowser, world }) => {
  await connectAll(world);
  await world.app.admin.post('/api/api-keys', { name: '@report', scopes: ['admin'] });
  const page = await openBrowser(world.app.admin, { locale: 'es' });
  for (const [path, landmark] of [
    ['/admin/audit', 'Activó una conexión'],
    ['/admin/api-keys', 'Todo lo que puede hacer un administrador'],
    ['/admin/privacy', 'Ids del correo de Meta'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByText(landmark).first()).toBeVisible();
    expect(await findEnglish(page, isData), path).toEqual([]);
  }
  await page.goto('/admin/api-keys');
  await page.getByRole('button', { name: 'Nueva clave de API' }).click();
  expect(await findEnglish(page, isData), 'a new key').toEqual([]);
});

test('the language that a person chooses before the sign-in remains after a reload', async ({
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

test('a browser loads only the texts of its own language', async ({ openBrowser }) => {
  const page = await openBrowser(undefined, { locale: 'es' });
  const files: string[] = [];
  page.on('request', (request) => files.push(new URL(request.url()).pathname));
  await page.goto('/sign-in');
  await expect(page.getByLabel('Contraseña')).toBeVisible();
  const languages = files.filter((path) => path.startsWith('/assets/texts-'));
  expect(languages).toEqual([expect.stringMatching(/^\/assets\/texts-es-/)]);
});

test('the page says in Spanish that it loads before any script has arrived', async ({
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
