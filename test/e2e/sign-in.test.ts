import { expect, test } from '../support/browser/browser-test.ts';
import { ADMIN } from '../support/start-leadrabbit.ts';

test('a refused sign-in keeps the focus and moves nothing on the screen', async ({
  stranger,
  watch,
}) => {
  watch.expectTrouble(/^401 POST \/api\/auth\/sign-in\/email$/);
  await stranger.goto('/sign-in');
  const email = stranger.getByLabel('E-mail');
  const password = stranger.getByLabel('Password');
  const submit = stranger.getByRole('button', { name: 'Sign in', exact: true });
  await email.fill(ADMIN.email);
  await password.fill('not the password');
  const places = async () => [await email.boundingBox(), await submit.boundingBox()];
  const before = await places();
  await submit.click();
  const alert = stranger.getByRole('alert');
  await expect(alert).toContainText('The e-mail address or the password is wrong');
  expect(await places()).toEqual(before);
  await expect(submit).toBeFocused();
  await expect(password).toHaveAttribute('aria-invalid', 'true');
  await expect(password).toHaveAccessibleDescription(/The e-mail address or the password is wrong/);

  await password.fill(ADMIN.password);
  await expect(alert).toBeEmpty();
  await expect(password).not.toHaveAttribute('aria-invalid');
});

test('a person can show the password that they typed', async ({ stranger }) => {
  await stranger.goto('/sign-in');
  const password = stranger.getByLabel('Password');
  await password.fill('secret words');
  await expect(password).toHaveAttribute('type', 'password');
  await stranger.getByRole('button', { name: 'Show password' }).click();
  await expect(password).toHaveAttribute('type', 'text');
  await expect(password).toHaveValue('secret words');
  await stranger.getByRole('button', { name: 'Hide password' }).click();
  await expect(password).toHaveAttribute('type', 'password');
});

test('a session that ended says so', async ({ sales, watch, world }) => {
  watch.expectTrouble(/ERR_|^401 GET/);
  await sales.goto('/user/allLeads');
  await expect(sales.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
  await sales.context().clearCookies();
  await world.restart();
  await expect(sales.getByText('Your session has ended.')).toBeVisible();
});
