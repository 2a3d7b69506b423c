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
  await expect(admin.getByText('2 leads were imported.')).toBeVisible();
  await admin.goto('/user/allLeads');
  await expect(admin.getByText('Ada Byron').first()).toBeVisible();
  await admin.goto('/admin/import');
  await input.setInputFiles(metaFile(...rows));
  await expect(admin.getByText('This file has no new leads.')).toBeVisible();
});

test('another file can be checked, and its screen says that it cannot be imported yet', async ({
  admin,
}) => {
  await admin.goto('/admin/import');
  const buffer = Buffer.from('Name;E-mail\nAnna;anna@example.com\nBen;no address\n');
  await admin
    .locator('input[type=file]')
    .setInputFiles({ name: 'contacts.csv', mimeType: 'text/csv', buffer });
  await expect(admin.getByText('can be checked, but not imported yet')).toBeVisible();
  await expect(admin.getByText('anna@example.com')).toBeVisible();
  await expect(admin.getByText('This is no e-mail address. (E-mail)')).toBeVisible();
  await expect(admin.getByRole('button', { name: /^Import \d/ })).toHaveCount(0);
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
