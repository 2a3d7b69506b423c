import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { InviteAnswer } from '../../src/contract/user.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import { BAKERY, connectAll } from '../support/browser/demo-leads.ts';
import { withStorageOf } from '../support/open-storage-of.ts';
import { ADMIN } from '../support/start-leadrabbit.ts';
import type { World } from '../support/start-world.ts';

const DAY = 24 * 60 * 60_000;

const ages = z.record(z.string(), z.looseObject({ changedAt: z.string() }));

/** LeadRabbit takes one of its secrets for the same since so many days. */
const ageSecret = ({ app }: World, name: string, days: number) =>
  withStorageOf(app, async ({ settings }) => {
    const known = ages.parse(JSON.parse(JSON.stringify(await settings.read('secret-ages'))));
    const changedAt = new Date(Date.now() - days * DAY).toISOString();
    await settings.write(
      'secret-ages',
      { ...known, [name]: { ...known[name], changedAt } },
      new Date(),
    );
  });

test('the audit log says in plain words who did what, on what and from where', async ({
  admin,
  world,
}) => {
  await connectAll(world);
  const person = { name: 'Grace Quill', email: 'grace@example.com', role: 'user' };
  const { user } = (await world.app.admin.post<InviteAnswer>('/api/users', person)).body;
  await world.app.admin.patch(`/api/users/${user.id}`, { role: 'admin' });
  await world.app.stranger().signIn(ADMIN.email, 'not the password');

  await admin.goto('/admin/audit');
  const entries = admin.getByRole('list', { name: /^Entries/ }).getByRole('listitem');
  await expect(entries.nth(0)).toContainText('Not signed in');
  await expect(entries.nth(0)).toContainText('Sign-in failed: Admin');
  await expect(entries.nth(0)).toContainText('From 127.0.0.1');
  await expect(entries.nth(1)).toContainText(/Admin.*Changed a role: Grace Quill/);
  await expect(entries.nth(2)).toContainText(/Admin.*Invited a person: Grace Quill/);
  await expect(
    entries.filter({ hasText: 'Enabled a connection: Brotzeit Bakery' }).first(),
  ).toBeVisible();
});

test('the filters narrow the entries and are in the address', async ({ admin, world }) => {
  await connectAll(world);
  await admin.goto('/admin/audit');
  const entries = admin.getByRole('list', { name: /^Entries/ }).getByRole('listitem');
  await expect(entries.filter({ hasText: 'Signed in' }).first()).toBeVisible();
  await admin.getByRole('combobox', { name: 'Filter by action' }).click();
  await admin.getByRole('option', { name: 'Enabled a connection' }).click();
  await expect(admin).toHaveURL(/action=page-enabled/);
  await expect(entries).toHaveCount(3);
  await expect(entries.filter({ hasText: 'Signed in' })).toHaveCount(0);
  await admin.getByRole('combobox', { name: 'Filter by person or API key' }).click();
  await admin.getByRole('option', { name: 'Admin', exact: true }).click();
  await expect(admin).toHaveURL(/actor=/);
  await admin.getByRole('combobox', { name: 'Filter by time' }).click();
  await admin.getByRole('option', { name: 'Last 7 days' }).click();
  await expect(admin).toHaveURL(/days=7/);
  await expect(entries).toHaveCount(3);

  await admin.reload();
  await expect(entries).toHaveCount(3);
  await admin.getByRole('combobox', { name: 'Filter by person or API key' }).click();
  await admin.getByRole('option', { name: 'LeadRabbit: retention' }).click();
  await expect(admin.getByRole('heading', { name: 'No entry matches' })).toBeVisible();
  await admin.getByRole('button', { name: 'Clear the filters' }).click();
  await expect(entries.filter({ hasText: 'Signed in' }).first()).toBeVisible();
  await expect(admin).toHaveURL(/\/admin\/audit$/);
});

test('older entries come with a button, each once', async ({ admin, world }) => {
  for (let turn = 0; turn < 60; turn++)
    await world.app.admin.patch('/api/account', { language: turn % 2 === 0 ? 'en' : null });
  await admin.goto('/admin/audit');
  const entries = admin.getByRole('list', { name: /^Entries/ }).getByRole('listitem');
  await expect(entries).toHaveCount(50);
  await admin.getByRole('button', { name: 'Show older entries' }).click();
  await expect(entries.filter({ hasText: 'Changed a profile' })).toHaveCount(60);
  await expect(admin.getByRole('button', { name: 'Show older entries' })).toHaveCount(0);
});

test('the CSV file holds the entries that the filters show', async ({ admin, world }) => {
  await connectAll(world);
  await admin.goto('/admin/audit?action=page-enabled');
  const download = admin.waitForEvent('download');
  await admin.getByRole('link', { name: 'Download CSV' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  const [head, ...lines] = text.trimEnd().split('\r\n');
  expect(head).toMatch(/^number,at,/);
  expect(lines).toHaveLength(3);
  expect(lines.every((line) => line.includes('page-enabled'))).toBe(true);
  expect(text).toContain(BAKERY);
});

test('a secret that is older than 90 days is named with what to do, and admins are told on Connectors', async ({
  admin,
  world,
}) => {
  await connectAll(world);
  await admin.goto('/admin/audit');
  const list = admin.getByRole('list', { name: 'Quarterly maintenance' });
  const secret = list.getByRole('listitem').filter({ hasText: 'App secret' });
  await expect(secret).toContainText('The same since');
  await expect(list).not.toContainText('Ask the person who runs LeadRabbit');
  await admin.goto('/admin/connectors');
  await expect(admin.getByRole('article').first()).toBeVisible();
  const notice = admin.getByRole('status').filter({ hasText: 'Quarterly maintenance is due' });
  await expect(notice).toHaveCount(0);

  await ageSecret(world, 'app-secret', 91);
  await admin.reload();
  await expect(notice).toContainText('Older than 90 days: App secret.');
  await notice.getByRole('link', { name: 'See what to do' }).click();
  await expect(secret).toContainText('FACEBOOK_APP_SECRET_PREVIOUS');
});
