import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, sendForm } from '../support/browser/demo-leads.ts';

test('an admin exports the leads that match the filters, for Excel and as plain CSV', async ({
  admin,
  world,
}) => {
  await connectAll(world);
  await sendForm(world, { name: 'Grace Hopper', email: 'grace@example.com' });
  await admin.goto('/user/allLeads?q=grace');
  await expect(admin.getByText('Grace Hopper').first()).toBeVisible();
  for (const choice of ['For Excel', 'As plain CSV']) {
    await admin.getByRole('button', { name: 'Export the leads that match' }).click();
    const download = admin.waitForEvent('download');
    await admin.getByRole('menuitem', { name: choice }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^leads-\d{4}-\d{2}-\d{2}\.csv$/);
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('Grace Hopper');
  }
});

test('a salesperson is offered no export', async ({ sales, world }) => {
  await connectAll(world);
  await sendForm(world, { name: 'Grace Hopper', email: 'grace@example.com' });
  await sales.goto('/user/allLeads');
  await expect(sales.getByText('Grace Hopper').first()).toBeVisible();
  await expect(sales.getByRole('button', { name: /Export/ })).toHaveCount(0);
});

test('the page of the API shows every call, and works without anything from elsewhere', async ({
  stranger,
  world,
}) => {
  const elsewhere: string[] = [];
  stranger.on('request', (request) => {
    if (!request.url().startsWith(world.app.url) && !request.url().startsWith('data:'))
      elsewhere.push(request.url());
  });
  await stranger.goto('/api/docs');
  await expect(stranger.getByRole('heading', { name: /LeadRabbit/ })).toBeVisible();
  await expect(stranger.getByText('The list of leads, the newest first')).toBeVisible();
  await stranger.getByRole('button', { name: /^GET .api.leads.export\.csv/ }).click();
  await expect(stranger.getByText('Excel wants a semicolon')).toBeVisible();
  expect(elsewhere).toEqual([]);
});
