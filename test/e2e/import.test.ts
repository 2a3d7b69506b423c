import type { Page } from '@playwright/test';
import { expect, test } from '../support/browser/browser-test.ts';

const HEAD = 'id\tcreated_time\tform_id\tform_name\tplatform\tfull_name\temail\tphone_number';
const row = (id: number, name: string) =>
  `l:${id}\t2024-01-02T03:04:05-05:00\tf:444\tTrial\tfb\t${name}\tx@example.com\tp:+34699111333`;

/** As Meta writes it: UTF-16LE with tabs. */
const metaFile = (...rows: readonly string[]) => ({
  name: 'leads-of-trial.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\uFEFF${[HEAD, ...rows].join('\r\n')}\r\n`, 'utf16le'),
});

test('an admin sees what becomes of each row of an export of Meta, and then brings the leads in', async ({
  admin,
}) => {
  await admin.goto('/admin/import');
  await expect(admin.getByText('No file chosen yet')).toBeVisible();
  const input = admin.locator('input[type=file]');
  const rows = [row(9001, 'Grace Hopper'), row(9002, 'Ada Byron'), row(9001, 'Grace again')];
  await input.setInputFiles(metaFile(...rows, '\t\tf:444\tTrial\tfb\tNobody\t\t'));
  await expect(admin.getByText('Leads exported by Meta')).toBeVisible();
  await expect(admin.getByText('An earlier row is about the same lead')).toBeVisible();
  await expect(admin.getByText('The lead ID is missing')).toBeVisible();
  await admin.getByRole('button', { name: 'Import 2 leads' }).click();
  await expect(admin.getByText('2 new · 1 already here · 1 refused')).toBeVisible();
  await admin.goto('/user/allLeads');
  await expect(admin.getByText('Ada Byron').first()).toBeVisible();
  await admin.goto('/admin/import');
  await input.setInputFiles(metaFile(...rows));
  await expect(admin.getByText('This file has no new leads.')).toBeVisible();
});

const CONTACTS = [
  'Contacto;Correo;Móvil;Fecha;Presupuesto;Interno',
  'Anna Müller;anna@example.com;612 345 678;03/04/2026;5000;x',
  'Ben Broken;no address;;04/04/2026;;x',
  ';;612 345 679;05/04/2026;;x',
  'Anna again;ANNA@example.com;;06/04/2026;;x',
].join('\r\n');
const contactsFile = {
  name: 'contacts.csv',
  mimeType: 'text/csv',
  // As Excel saves it in Spain.
  buffer: Buffer.from(CONTACTS, 'latin1'),
};

test('an admin brings the contacts of another CRM in, corrects what LeadRabbit guessed, and takes the import back', async ({
  admin,
}) => {
  await admin.goto('/admin/import');
  await admin.locator('input[type=file]').setInputFiles(contactsFile);
  await expect(admin.getByText('CSV file · WINDOWS-1252 · 4 rows')).toBeVisible();

  // The file does not show whether the day or the month comes first.
  await expect(admin.getByText('03/04/2026 cannot be read')).toBeVisible();
  await expect(admin.getByText(/^Choose the order of day and month/)).toBeVisible();
  await expect(admin.getByRole('button', { name: /^Import \d/ })).toHaveCount(0);
  await choose(admin, 'Order of day and month', 'Day first');
  await expect(admin.getByText('03/04/2026 is April 3, 2026')).toBeVisible();
  await choose(admin, 'What is in the column Presupuesto', 'Custom field');
  await choose(admin, 'What is in the column Interno', 'Leave out');
  await choose(admin, 'Country of phone numbers without a country code', 'Spain');

  await expect(admin.getByText('+34612345678')).toBeVisible();
  await expect(admin.getByText('This is not an e-mail address. (Correo)')).toBeVisible();
  await expect(admin.getByText('An earlier row is about the same lead')).toBeVisible();
  await admin.getByRole('button', { name: 'Import 2 leads' }).click();
  await expect(admin.getByText('2 new · 1 already here · 1 refused')).toBeVisible();

  await admin.goto('/user/allLeads');
  await admin.getByText('Anna Müller').first().click();
  await expect(admin.getByText('Presupuesto').first()).toBeVisible();
  await expect(admin.getByText('Interno')).toHaveCount(0);

  await admin.goto('/admin/import');
  const download = admin.waitForEvent('download');
  await admin.getByRole('link', { name: 'Download the report' }).click();
  expect((await download).suggestedFilename()).toMatch(/^import-.*\.csv$/);
  await admin.getByRole('button', { name: 'Show rows' }).click();
  await expect(admin.getByText('This is not an e-mail address. (Correo)')).toBeVisible();

  // The same file again warns first.
  await admin.locator('input[type=file]').setInputFiles(contactsFile);
  await expect(admin.getByText(/^This file was imported on/)).toBeVisible();

  await admin.reload();
  await admin.getByRole('button', { name: 'Undo', exact: true }).click();
  await admin.getByRole('button', { name: 'Remove the leads' }).click();
  await expect(admin.getByText('2 removed')).toBeVisible();
  await admin.goto('/user/allLeads');
  await expect(admin.getByText('Anna Müller')).toHaveCount(0);
});

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('of a file whose rows are all refused, the screen does not say that its leads are here already', async ({
  admin,
}) => {
  await admin.goto('/admin/import');
  await admin.locator('input[type=file]').setInputFiles({
    name: 'contacts.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Name,E-mail\nBen,no address\n'),
  });
  await expect(admin.getByText(/^No row of this file makes a new lead/)).toBeVisible();
  await expect(admin.getByText('This is not an e-mail address. (E-mail)')).toBeVisible();
});

test('a file that cannot be read is explained', async ({ admin, watch }) => {
  watch.expectTrouble(/^400 POST \/api\/imports$/);
  await admin.goto('/admin/import');
  const buffer = Buffer.from('Name\n');
  await admin
    .locator('input[type=file]')
    .setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer });
  await expect(admin.getByText('The file has no rows.')).toBeVisible();
});

test('of a file with many rows that make no lead, the screen says how many there are for each reason', async ({
  admin,
}) => {
  await admin.goto('/admin/import');
  const rows = [
    'Name,E-mail',
    ...Array.from({ length: 240 }, (_, index) => `Anna ${index},anna@many.example`),
    ...Array.from({ length: 12 }, (_, index) => `Ben ${index},no address`),
  ];
  await admin.locator('input[type=file]').setInputFiles({
    name: 'many.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows.join('\n')),
  });
  await expect(admin.getByText('CSV file · UTF-8 · 252 rows')).toBeVisible();
  const left = admin.getByRole('region', { name: 'Rows that make no new lead' });
  await expect(left.locator('dl')).toContainText(
    /An earlier row is about the same lead or person\.\s*239 rows/,
  );
  await expect(left.locator('dl')).toContainText(/This is not an e-mail address\.\s*12 rows/);
  await expect(left.getByText(/^The first 200 of 251 rows\./)).toBeVisible();
});

test('a file that is too large is refused before it is sent', async ({ admin }) => {
  const sent: string[] = [];
  await admin.route('**/api/imports*', async (route) => {
    if (route.request().method() === 'POST') sent.push(route.request().url());
    const limits = { megabytes: 1, rows: 1_000 };
    await route.fulfill({ json: { imports: [], limits } });
  });
  await admin.goto('/admin/import');
  await expect(admin.getByText('A file may have up to 1 MB and 1,000 rows.')).toBeVisible();
  await admin.locator('input[type=file]').setInputFiles({
    name: 'large.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`Name\n${'Anna\n'.repeat(250_000)}`),
  });
  await expect(admin.getByText('The file is larger than 1 MB.')).toBeVisible();
  expect(sent).toEqual([]);
});
