import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, sendForm } from '../support/browser/demo-leads.ts';
import { findBarriers } from '../support/browser/axe.ts';

test('an admin erases a person from a lead, with other enquiries of the same person', async ({
  admin,
  world,
  watch,
}) => {
  // The open lead is asked for again when it is gone.
  watch.expectTrouble(/^404 GET \/api\/leads/);
  await connectAll(world);
  await sendForm(world, { name: 'Zita Probe', email: 'zita@probe.example' });
  await sendForm(world, { name: 'Z. Probe', email: 'zita@probe.example' });
  await admin.goto('/user/allLeads');
  await admin.getByRole('link', { name: /Zita Probe/ }).click();
  await admin.getByRole('button', { name: 'Erase this person…' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Erase Zita Probe?' });
  await expect(dialog.getByText('1 more enquiry has the same e-mail')).toBeVisible();
  await expect(dialog.getByRole('checkbox', { name: /Z\. Probe/ })).toBeChecked();
  expect(await findBarriers(admin)).toEqual([]);
  await dialog.getByRole('button', { name: 'Erase 2 enquiries' }).click();
  await expect(admin.getByText(/^Erased: 2 leads/)).toBeVisible();
  await expect(admin.getByRole('link', { name: /Probe/ })).toHaveCount(0);

  await admin.goto('/admin/privacy');
  const erasures = admin.getByRole('list', { name: 'Erased people' });
  await expect(erasures.getByRole('listitem')).toContainText('2 leads');
  expect(await findBarriers(admin)).toEqual([]);
});

test('limits of the retention are changed, and the screen says what the next run deletes', async ({
  admin,
}) => {
  await admin.goto('/admin/privacy');
  const webhooks = admin.getByLabel('Webhooks, days');
  await expect(webhooks).toHaveValue('30');
  await expect(admin.getByText('The next run deletes nothing.')).toBeVisible();
  await admin.getByLabel('Leads, days').fill('730');
  await webhooks.fill('');
  await admin.getByRole('button', { name: 'Save' }).click();
  await expect(admin.getByText('The limits are saved.')).toBeVisible();
  await admin.reload();
  await expect(webhooks).toHaveValue('');
  await expect(admin.getByLabel('Leads, days')).toHaveValue('730');
});
