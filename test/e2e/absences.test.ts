import { findBarriers } from '../support/browser/axe.ts';
import { expect, test } from '../support/browser/browser-test.ts';

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('a person says when they are away and when they are reminded, and an admin sees it', async ({
  admin,
  sales,
}) => {
  await sales.goto('/settings/profile');
  const work = sales.getByRole('region', { name: 'Work' });
  await work.getByRole('combobox', { name: 'Remind me of a meeting' }).click();
  await sales.getByRole('option', { name: 'An hour before' }).click();
  await expect(work.getByRole('combobox')).toHaveText('An hour before');
  await work.getByRole('button', { name: 'Add' }).click();
  await expect(work.getByRole('alert')).toHaveText('Choose the first and the last day.');
  await work.getByLabel('First day').fill(day(-1));
  await work.getByLabel('Last day').fill(day(1));
  await work.getByRole('button', { name: 'Add' }).click();
  await expect(work.getByRole('listitem')).toHaveCount(1);
  expect(await findBarriers(sales)).toEqual([]);
  await sales.reload();
  await expect(work.getByRole('listitem')).toHaveCount(1);

  await admin.goto('/admin/people');
  const row = admin.getByRole('listitem').filter({ hasText: 'Sam Example' });
  await expect(row).toContainText('Away until');
  await row.getByRole('button', { name: 'Actions for Sam Example' }).click();
  await admin.getByRole('menuitem', { name: 'Absences' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Absences: Sam Example' });
  expect(await findBarriers(admin)).toEqual([]);
  await dialog.getByRole('button', { name: /^Remove the absence/ }).click();
  await expect(dialog).toContainText('None planned.');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(row).not.toContainText('Away until');
});
