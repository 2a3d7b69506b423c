import type { Page } from '@playwright/test';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type { PipelineAnswer } from '../../src/contract/pipeline.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import type { World } from '../support/start-world.ts';

async function addLeads(world: World, ...names: readonly string[]): Promise<LeadDetails[]> {
  const leads: LeadDetails[] = [];
  for (const name of names)
    leads.push((await world.app.admin.post<LeadDetails>('/api/leads', { name })).body);
  return leads;
}
const column = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Board', exact: true }).getByRole('region', { name });
const card = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });
const names = (page: Page, stage: string) => column(page, stage).locator('a[data-card]');

async function openBoard(page: Page, search = ''): Promise<void> {
  await page.goto(`/board${search}`);
  await expect(page.getByRole('heading', { name: 'Board' })).toBeVisible();
}

test('W19: a card is dragged into another column and within it, and is there after a reload', async ({
  sales,
  world,
}) => {
  await addLeads(world, 'Ada Lovelace', 'Grace Hopper', 'Alan Turing');
  await openBoard(sales);
  await expect(names(sales, 'New')).toHaveText(['Alan Turing', 'Grace Hopper', 'Ada Lovelace']);
  await card(sales, 'Grace Hopper').dragTo(column(sales, 'Qualified'));
  await expect(names(sales, 'Qualified')).toHaveText(['Grace Hopper']);
  await expect(sales.getByText('Grace Hopper is now Qualified.')).toBeVisible();
  await card(sales, 'Ada Lovelace').dragTo(card(sales, 'Alan Turing'), {
    targetPosition: { x: 60, y: 4 },
  });
  await expect(names(sales, 'New')).toHaveText(['Ada Lovelace', 'Alan Turing']);
  await expect(sales.getByText('Ada Lovelace has a new place.')).toBeAttached();
  await sales.reload();
  await expect(names(sales, 'New')).toHaveText(['Ada Lovelace', 'Alan Turing']);
  await expect(names(sales, 'Qualified')).toHaveText(['Grace Hopper']);
});

test('a card is moved by its menu, and the move is undone', async ({ sales, world }) => {
  await addLeads(world, 'Grace Hopper');
  await openBoard(sales);
  await sales.getByRole('button', { name: 'Move Grace Hopper' }).click();
  await sales.getByRole('menuitem', { name: 'Won' }).click();
  await expect(names(sales, 'Won')).toHaveText(['Grace Hopper']);
  await sales.getByRole('button', { name: 'Undo' }).click();
  await expect(names(sales, 'New')).toHaveText(['Grace Hopper']);
  await expect(sales.getByText('Grace Hopper is New again.')).toBeVisible();
});

test('a card is moved by keys, and keeps the focus', async ({ sales, world }) => {
  await addLeads(world, 'Ada Lovelace', 'Grace Hopper');
  await openBoard(sales);
  const grace = sales.getByRole('link', { name: 'Grace Hopper' });
  await grace.focus();
  await sales.keyboard.press('Shift+ArrowDown');
  await expect(names(sales, 'New')).toHaveText(['Ada Lovelace', 'Grace Hopper']);
  await expect(grace).toBeFocused();
  await sales.keyboard.press('Shift+ArrowRight');
  await expect(names(sales, 'Contacted')).toHaveText(['Grace Hopper']);
  await expect(grace).toBeFocused();
  await sales.keyboard.press('ArrowLeft');
  await expect(sales.getByRole('link', { name: 'Ada Lovelace' })).toBeFocused();
});

test('the board asks why a lead is lost, and the lead keeps the reason', async ({
  sales,
  world,
}) => {
  const [lead] = await addLeads(world, 'Grace Hopper');
  await openBoard(sales);
  await sales.getByRole('button', { name: 'Move Grace Hopper' }).click();
  await sales.getByRole('menuitem', { name: 'Lost' }).click();
  await expect(names(sales, 'New')).toHaveText(['Grace Hopper']);
  await sales.getByRole('button', { name: 'Too expensive' }).click();
  await expect(names(sales, 'Lost')).toHaveText(['Grace Hopper']);
  const { body } = await world.app.admin.get<LeadDetails>(`/api/leads/${lead?._id}`);
  expect(body).toMatchObject({ status: 'Lost', lostReason: 'too-expensive' });
});

test('W14: the filters go from the list to the board and back', async ({ sales, world }) => {
  await addLeads(world, 'Ada Lovelace', 'Grace Hopper');
  await sales.goto('/user/allLeads?q=grace&status=New');
  await sales.getByRole('link', { name: 'Show as a board' }).click();
  await expect(names(sales, 'New')).toHaveText(['Grace Hopper']);
  await sales.getByRole('link', { name: 'Show as a list' }).click();
  await expect(sales).toHaveURL(/\/user\/allLeads\?q=grace&status=New$/);
});

test('a board shows what somebody else moves', async ({ sales, world }) => {
  const [lead] = await addLeads(world, 'Grace Hopper');
  await openBoard(sales);
  await expect(names(sales, 'New')).toHaveText(['Grace Hopper']);
  await world.app.admin.patch(`/api/leads/${lead?._id}`, { status: 'Meeting' });
  await expect(names(sales, 'Meeting')).toHaveText(['Grace Hopper']);
});

test('W20: an admin renames and adds stages, and removes one whose leads go elsewhere', async ({
  admin,
  sales,
  world,
}) => {
  const [lead] = await addLeads(world, 'Grace Hopper');
  await world.app.admin.patch(`/api/leads/${lead?._id}`, { status: 'Meeting' });
  await admin.goto('/admin/pipeline');
  await admin.getByRole('button', { name: 'Add a stage' }).click();
  await admin.getByRole('listitem', { name: 'Stage 7' }).getByLabel('Name').fill('Offer sent');
  await admin.getByRole('button', { name: 'Remove Meeting' }).click();
  const question = admin.getByRole('dialog', { name: 'Remove Meeting?' });
  await expect(question.getByText('1 lead is in this stage')).toBeVisible();
  await question.getByRole('combobox', { name: 'Stage' }).click();
  await admin.getByRole('option', { name: 'Qualified' }).click();
  await question.getByRole('button', { name: 'Remove' }).click();
  await expect(admin.getByText('Meeting is removed; its leads go to Qualified.')).toBeVisible();
  await admin.getByRole('button', { name: 'Save' }).click();
  await expect(admin.getByText('The pipeline was saved.')).toBeVisible();
  await openBoard(sales);
  await expect(names(sales, 'Qualified')).toHaveText(['Grace Hopper']);
  await expect(column(sales, 'Offer sent')).toBeVisible();
  await expect(column(sales, 'Meeting')).toHaveCount(0);
});

test('several leads that are lost get one reason, for which the list asks once', async ({
  sales,
  world,
}) => {
  const leads = await addLeads(world, 'Ada Lovelace', 'Grace Hopper');
  await sales.goto('/user/allLeads');
  for (const name of ['Ada Lovelace', 'Grace Hopper'])
    await sales.getByRole('checkbox', { name: `Select ${name}` }).click();
  await sales.getByRole('button', { name: 'Set status' }).click();
  await sales.getByRole('menuitem', { name: 'Lost' }).click();
  await expect(sales.getByRole('dialog', { name: 'Why are 2 leads lost?' })).toBeVisible();
  await sales.getByLabel('Another reason').fill('Moved away');
  await sales.getByRole('button', { name: 'Save' }).click();
  await expect(sales.getByText('2 leads changed.')).toBeVisible();
  for (const { _id } of leads) {
    const { body } = await world.app.admin.get<LeadDetails>(`/api/leads/${_id}`);
    expect(body).toMatchObject({ status: 'Lost', lostReason: 'Moved away' });
  }
});

test('a lead that nobody has changed for longer than its stage allows is going cold, in the list and on the board', async ({
  sales,
  world,
}) => {
  await addLeads(world, 'Grace Hopper');
  const { body } = await world.app.admin.get<PipelineAnswer>('/api/pipeline');
  const [first, ...rest] = body.stages;
  if (!first) throw new Error('there is no stage');
  const stages = [{ ...first, coldAfterDays: 3 }, ...rest];
  await world.app.admin.put('/api/pipeline', { version: body.version, stages });
  await sales.goto('/user/allLeads');
  await expect(sales.getByRole('link', { name: 'Grace Hopper' })).toBeVisible();
  await expect(sales.getByText('Going cold')).toHaveCount(0);
  await sales.clock.setFixedTime(Date.now() + 4 * 24 * 60 * 60_000);
  await sales.reload();
  await expect(sales.getByText('Going cold')).toBeAttached();
  await openBoard(sales);
  await expect(card(sales, 'Grace Hopper').getByText('Going cold')).toBeVisible();
});
