import { expect, test } from '../support/browser/browser-test.ts';
import {
  BAKERY,
  connectAll,
  FITNESS,
  INSTAGRAM,
  sendForms,
} from '../support/browser/demo-leads.ts';

test('the connectors screen shows the leads of each connection', async ({ admin, world }) => {
  await connectAll(world);
  await admin.goto('/admin/connectors');
  await expect(admin.getByLabel('Totals')).toContainText('Enabled3');
  await sendForms(world, 4);
  const bakery = admin.getByRole('article', { name: 'Brotzeit Bakery', exact: true });
  await expect(bakery).toContainText('Leads4');
  const forms = bakery.getByRole('button', { name: '3 forms of Brotzeit Bakery' });
  await forms.click();
  await expect(forms).toHaveAttribute('aria-expanded', 'true');
  await expect(bakery.getByRole('listitem').filter({ hasText: 'Wedding cake' })).toContainText(
    '4 leads',
  );
});

test('all connections are enabled and disabled at once', async ({ admin, world }) => {
  await world.connect();
  await admin.goto('/admin/connectors');
  for (const [button, text] of [
    ['Enable', 'Brotzeit Bakery, @brotzeit.bakery, and Nordlicht Fitness are enabled.'],
    ['Disable', 'Brotzeit Bakery, @brotzeit.bakery, and Nordlicht Fitness are disabled.'],
  ] as const) {
    await admin.getByRole('button', { name: `${button} all` }).click();
    const question = admin.getByRole('alertdialog');
    await expect(question.getByRole('listitem')).toHaveText([
      'Brotzeit Bakery',
      '@brotzeit.bakery',
      'Nordlicht Fitness',
    ]);
    await question.getByRole('button', { name: button }).click();
    await expect(admin.getByText(text)).toBeVisible();
  }
});

test('deleting a connection asks first, and says where the leads of its account go', async ({
  admin,
  world,
}) => {
  await connectAll(world);
  await admin.goto('/admin/connectors');
  const remove = admin.getByRole('button', { name: 'Delete @brotzeit.bakery' });
  await remove.click();
  const question = admin.getByRole('alertdialog', { name: 'Delete @brotzeit.bakery?' });
  await expect(question).toContainText('leads of its ads count for Brotzeit Bakery');
  await admin.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(remove).toBeFocused();

  await remove.click();
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(admin.getByText('@brotzeit.bakery is deleted.')).toBeVisible();
  await expect(admin.getByRole('article', { name: '@brotzeit.bakery' })).toHaveCount(0);
  await expect(admin.getByRole('article')).toHaveCount(2);
});

test('a Page is enabled together with its Instagram account, unless the box is cleared', async ({
  admin,
  world,
}) => {
  await world.connect();
  await admin.goto('/admin/connectors');
  const enable = admin.getByRole('button', { name: 'Enable Brotzeit Bakery' });
  const question = admin.getByRole('alertdialog', { name: 'Enable Brotzeit Bakery?' });
  const box = question.getByRole('checkbox', { name: 'Enable @brotzeit.bakery too' });
  await enable.click();
  await expect(box).toBeChecked();
  await box.press('Space');
  await question.getByRole('button', { name: 'Enable' }).click();
  await expect(admin.getByText('Brotzeit Bakery is enabled.')).toBeVisible();
  expect((await world.page(INSTAGRAM)).isActive).toBe(false);

  await admin.getByRole('button', { name: 'Disable Brotzeit Bakery' }).click();
  await admin.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click();
  await enable.click();
  await expect(box, 'it is ticked again').toBeChecked();
  await question.getByRole('button', { name: 'Enable' }).click();
  await expect(admin.getByText('Brotzeit Bakery and @brotzeit.bakery are enabled.')).toBeVisible();
  expect((await world.page(INSTAGRAM)).isActive).toBe(true);
});

test('a sync of a Page brings in the leads of its Instagram account, and the counts match', async ({
  admin,
  world,
}) => {
  await connectAll(world);
  await admin.goto('/admin/connectors');
  const proof = admin.getByRole('group', { name: 'Proof for Brotzeit Bakery' });
  await admin.getByRole('button', { name: 'Sync Brotzeit Bakery' }).click();
  await expect(proof).toContainText('3 at Meta and not here yet');
  const result = admin.getByRole('status').filter({ hasText: 'at Meta and not here' });
  await expect(result).toContainText('sent before the time to which this sync looked back');
  await expect(result.getByRole('button', { name: 'Sync the last 90 days' })).toBeVisible();
  await proof.getByRole('button', { name: 'Sync missing leads of Brotzeit Bakery' }).click();
  await expect(admin.getByText('Successfully synced 3 leads.')).toBeVisible();
  await expect(proof).not.toContainText('at Meta and not here yet');
  await expect(proof.getByRole('button', { name: /^Sync missing leads/ })).toHaveCount(0);
});

test('a running sync shows its progress to every admin', async ({ admin, openBrowser, world }) => {
  await connectAll(world);
  const other = await openBrowser(world.app.admin);
  await other.goto('/admin/connectors');
  await admin.goto('/admin/connectors');
  await expect(other.getByRole('article')).toHaveCount(3);
  await world.meta.control.changeFaults({ slowMs: 1000 });
  // Both are checked at once. Otherwise the sync may be over before the second check.
  const seen = [admin, other].map(async (page) => {
    const progress = page.getByRole('region', { name: 'Sync progress' });
    await expect(progress.getByRole('progressbar')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Sync', exact: true })).toBeDisabled();
    await expect(progress).toContainText(/form \d of 3/);
  });
  await admin.getByRole('button', { name: 'Sync', exact: true }).click();
  await Promise.all(seen);
  await world.meta.control.clearFaults();
  await expect(admin.getByText(/^Successfully synced \d leads\./)).toBeVisible();
  await expect(other.getByRole('button', { name: 'Sync', exact: true })).toBeEnabled();
});

test('a sync names a Page that Meta refuses, and reads the other Page', async ({
  admin,
  world,
}) => {
  await connectAll(world);
  await world.meta.control.changeFaults({ leadAccessRevoked: { pageId: BAKERY } });
  await admin.goto('/admin/connectors');
  await admin.getByRole('button', { name: 'Sync', exact: true }).click();
  const result = admin.getByRole('status').filter({ hasText: 'Successfully synced' });
  await expect(result).toContainText(/needs? attention/);
  await expect(result.getByRole('listitem')).toHaveCount(1);
  await expect(result).toContainText('Meta refuses to show the leads of Brotzeit Bakery');
  const proof = admin.getByRole('group', { name: 'Proof for Brotzeit Bakery' });
  await expect(proof).toContainText(/leads access/i);
});

test('a connection that Meta refuses to switch says so, and stays as it was', async ({
  admin,
  watch,
  world,
}) => {
  watch.expectTrouble(/^502 POST \/api\/facebook\/pages$/);
  await world.connect();
  await world.meta.control.changeFaults({ expiredToken: { pageId: FITNESS } });
  await admin.goto('/admin/connectors');
  await admin.getByRole('button', { name: 'Enable Nordlicht Fitness' }).click();
  await admin.getByRole('alertdialog').getByRole('button', { name: 'Enable' }).click();
  await expect(admin.getByRole('alert')).toContainText('Could not enable Nordlicht Fitness');
  await expect(admin.getByRole('alert')).toContainText('Press Connect');
  await expect(
    admin.getByRole('article', { name: 'Nordlicht Fitness' }).getByText('Disabled'),
  ).toBeVisible();
});
