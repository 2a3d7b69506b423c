import { DEMO } from '../../meta-emulator/defaults.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll } from '../support/browser/demo-leads.ts';

test('an admin pastes the ids of Meta’s e-mail and sees for each what was deleted', async ({
  admin,
  world,
}) => {
  await connectAll(world);
  await admin.goto('/admin/privacy');
  const section = admin.getByRole('region', { name: 'Ids from Meta’s e-mail' });
  await section.getByLabel('Ids', { exact: true }).fill(`${DEMO.userId}\n99900011122`);
  await section.getByRole('button', { name: 'Delete their data' }).click();
  const question = admin.getByRole('alertdialog', { name: 'Delete the data of 2 people?' });
  await question.getByRole('button', { name: 'Delete', exact: true }).click();

  const results = section.getByRole('list', { name: 'Results' }).getByRole('listitem');
  await expect(results).toHaveCount(2);
  await expect(results.first()).toContainText(DEMO.userId);
  await expect(results.first()).toContainText(
    /Identity deleted\. 3 Pages and accounts need a new sign-in/,
  );
  await expect(results.last()).toContainText('LeadRabbit had nothing of this person');
  await expect(section.getByLabel('Ids', { exact: true })).toHaveValue('');
  const address = await results.first().getByRole('link').getAttribute('href');
  expect(address).toMatch(/\/privacy\/[A-Z0-9]{20}$/);
  await admin.goto(new URL(address ?? '').pathname);
  await expect(admin.getByRole('heading', { name: 'Data deleted' })).toBeVisible();
});

test('a cancelled deletion deletes nothing', async ({ admin, world }) => {
  await connectAll(world);
  await admin.goto('/admin/privacy');
  await admin.getByLabel('Ids', { exact: true }).fill(DEMO.userId);
  await admin.getByRole('button', { name: 'Delete their data' }).click();
  await admin.getByRole('button', { name: 'Cancel' }).click();
  await expect(admin.getByLabel('Ids', { exact: true })).toHaveValue(DEMO.userId);
  expect((await world.page(DEMO.bakeryId)).verdict.code).not.toBe('reconnect');
});

test('pasted words that are no ids are named, and nothing is deleted', async ({ admin }) => {
  await admin.goto('/admin/privacy');
  await admin.getByRole('button', { name: 'Delete their data' }).click();
  await expect(admin.getByRole('alert')).toContainText('Paste at least one id');
  await admin.getByLabel('Ids', { exact: true }).fill('123, twelve');
  await admin.getByRole('button', { name: 'Delete their data' }).click();
  await expect(admin.getByRole('alert')).toContainText('This is not an id: twelve');
  await expect(admin.getByLabel('Ids', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await expect(admin.getByRole('alertdialog')).toHaveCount(0);
});
