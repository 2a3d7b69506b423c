import type { Page } from '@playwright/test';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type { PipelineAnswer } from '../../src/contract/pipeline.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, sendForm } from '../support/browser/demo-leads.ts';
import { leadRow, openLeads } from '../support/browser/lead-list.ts';

/** Opens the window with all filters. */
async function openFilters(page: Page) {
  await page.getByRole('button', { name: 'More filters and order' }).click();
  await page.getByRole('menuitem', { name: 'All filters…' }).click();
  return page.getByRole('dialog', { name: 'Filters' });
}

test('the window of the filters offers the tags of all leads, and leads that no form brought', async ({
  sales,
  world,
}) => {
  await connectAll(world);
  await sendForm(world, { name: 'Ada Lovelace' });
  const add = (name: string, tags: readonly string[]) =>
    world.app.admin.post('/api/leads', { name, tags });
  await add('Alan Turing', ['Fair 2026', 'vip']);
  await add('Mia Curie', []);
  await openLeads(sales);
  await expect(leadRow(sales, 'Ada Lovelace')).toBeVisible();
  const filters = await openFilters(sales);
  await filters.getByRole('combobox', { name: 'Tag' }).click();
  await sales.getByRole('option', { name: 'Fair 2026' }).click();
  await filters.getByRole('button', { name: 'Show leads' }).click();
  await expect(leadRow(sales, 'Alan Turing')).toBeVisible();
  await expect(leadRow(sales, 'Mia Curie')).toHaveCount(0);
  await sales.getByRole('button', { name: 'Remove the filter Tag: Fair 2026' }).click();

  await openFilters(sales);
  await filters.getByRole('combobox', { name: 'Form' }).click();
  await sales.getByRole('option', { name: 'No form' }).click();
  await filters.getByRole('button', { name: 'Show leads' }).click();
  await expect(leadRow(sales, 'Ada Lovelace')).toHaveCount(0);
  await expect(leadRow(sales, 'Alan Turing')).toBeVisible();
  await expect(leadRow(sales, 'Mia Curie')).toBeVisible();
  await expect(sales.getByRole('button', { name: 'Remove the filter No form' })).toBeVisible();
});

test('the window of the filters finds leads without a tag, also if a tag is called none', async ({
  sales,
  world,
}) => {
  const add = async (name: string, tags: readonly string[]) =>
    (await world.app.admin.post<LeadDetails>('/api/leads', { name, tags })).body;
  const plain = await add('Alan Turing', []);
  await add('Mia Curie', ['none']);
  await openLeads(sales);
  await expect(leadRow(sales, 'Mia Curie')).toBeVisible();
  const filters = await openFilters(sales);
  const tag = filters.getByRole('combobox', { name: 'Tag' });
  await tag.click();
  await expect(sales.getByRole('option')).toHaveText(['Any', 'No tag', 'none']);
  await sales.getByRole('option', { name: 'No tag' }).click();
  await filters.getByRole('button', { name: 'Show leads' }).click();
  await expect(leadRow(sales, 'Mia Curie')).toHaveCount(0);
  await expect(leadRow(sales, 'Alan Turing')).toBeVisible();
  await expect(sales).toHaveURL(/untagged=true/);
  const chip = sales.getByRole('button', { name: 'Remove the filter No tag' });
  await expect(chip).toBeVisible();
  await sales.reload();
  await expect(leadRow(sales, 'Alan Turing')).toBeVisible();
  await world.app.admin.patch(`/api/leads/${plain._id}`, { tags: { add: ['vip'] } });
  await expect(leadRow(sales, 'Alan Turing')).toHaveCount(0);

  await openFilters(sales);
  await expect(tag).toHaveText('No tag');
  await tag.click();
  await sales.getByRole('option', { name: 'none', exact: true }).click();
  await filters.getByRole('button', { name: 'Show leads' }).click();
  await expect(leadRow(sales, 'Mia Curie')).toBeVisible();
  await expect(chip).toHaveCount(0);
  await expect(sales.getByRole('button', { name: 'Remove the filter Tag: none' })).toBeVisible();
});

test('a filter by a connection is named on the list, also after a reload', async ({
  sales,
  world,
}) => {
  await connectAll(world);
  await sendForm(world, { name: 'Ada Lovelace' });
  await openLeads(sales);
  await expect(leadRow(sales, 'Ada Lovelace')).toBeVisible();
  const filters = await openFilters(sales);
  await filters.getByRole('combobox', { name: 'Connection' }).click();
  const option = sales.getByRole('option', { name: / · Facebook/ });
  const name = (await option.innerText()).replace(' · Facebook', '').trim();
  await option.click();
  await filters.getByRole('button', { name: 'Show leads' }).click();
  const chip = sales.getByRole('button', { name: `Remove the filter Connection: ${name}` });
  await expect(chip).toBeVisible();
  await sales.reload();
  await expect(chip).toBeVisible();
  await expect(leadRow(sales, 'Ada Lovelace')).toBeVisible();
});

test('a lead that somebody moves to a stage that means lost leaves the list of those who wait', async ({
  sales,
  world,
}) => {
  const { admin } = world.app;
  const { body: pipeline } = await admin.get<PipelineAnswer>('/api/pipeline');
  const stages = [...pipeline.stages, { label: 'Archived', lost: true }, { label: 'Brochure' }];
  const changed = await admin.put<PipelineAnswer>('/api/pipeline', {
    version: pipeline.version,
    stages,
  });
  const idOf = (label: string) =>
    changed.body.stages.find((stage) => stage.label === label)?.id ?? '';
  await connectAll(world);
  for (const name of ['Ada Lovelace', 'Alan Turing', 'Mia Curie']) await sendForm(world, { name });
  await openLeads(sales, '/user/allLeads?untouched=true');
  await expect(leadRow(sales, 'Mia Curie')).toBeVisible();
  const leads = await world.leads();
  const move = (name: string, status: string) =>
    admin.patch(`/api/leads/${leads.find((lead) => lead.name === name)?._id ?? ''}`, { status });
  await move('Ada Lovelace', idOf('Brochure'));
  await expect(leadRow(sales, 'Ada Lovelace')).toContainText('Brochure');
  await move('Alan Turing', idOf('Archived'));
  await move('Mia Curie', 'Qualified');
  await expect(leadRow(sales, 'Alan Turing')).toHaveCount(0);
  await expect(leadRow(sales, 'Mia Curie')).toHaveCount(0);
  await expect(leadRow(sales, 'Ada Lovelace')).toBeVisible();
  await move('Alan Turing', 'New');
  await expect(leadRow(sales, 'Alan Turing')).toBeVisible();
});

test('a lead with a task that is overdue appears in their list, and leaves it when the task is done', async ({
  sales,
  world,
}) => {
  const { admin } = world.app;
  const add = async (name: string) =>
    (await admin.post<{ _id: string }>('/api/leads', { name })).body._id;
  const leadId = await add('Ada Lovelace');
  await add('Alan Turing');
  await openLeads(sales, '/user/allLeads?overdue=true');
  await expect(sales.getByText('No lead matches')).toBeVisible();
  const due = { local: '2026-01-01T09:00', zone: 'UTC' };
  const { body: task } = await admin.post<{ _id: string }>('/api/tasks', {
    leadId,
    title: 'Call',
    due,
  });
  await expect(leadRow(sales, 'Ada Lovelace')).toBeVisible();
  await admin.patch(`/api/tasks/${task._id}`, { done: true });
  await expect(leadRow(sales, 'Ada Lovelace')).toHaveCount(0);
  await expect(sales.getByText('No lead matches')).toBeVisible();
});

test('several statuses and sources are chosen in one go, are named in the toolbar, and survive a reload', async ({
  sales,
  world,
}) => {
  const { admin } = world.app;
  for (const [name, status, source] of [
    ['Ada Lovelace', 'New', 'manual'],
    ['Alan Turing', 'Contacted', 'website'],
    ['Grace Hopper', 'Won', 'manual'],
    ['Mia Curie', 'Lost', 'other'],
  ] as const) {
    const { body } = await admin.post<{ _id: string }>('/api/leads', { name, source });
    await admin.patch(`/api/leads/${body._id}`, { status });
  }
  await openLeads(sales);
  const names = ['Ada Lovelace', 'Alan Turing', 'Grace Hopper', 'Mia Curie'];
  const expectOnly = async (...shown: readonly string[]) => {
    for (const name of names)
      await expect(leadRow(sales, name)).toHaveCount(shown.includes(name) ? 1 : 0);
  };
  const status = sales.getByLabel('Filter by status');
  await expect(status).toHaveText('Any status');
  await status.click();
  for (const option of ['Contacted', 'Won'])
    await sales.getByRole('option', { name: option }).click();
  await sales.keyboard.press('Escape');
  await expect(status).toHaveText('Contacted, Won');
  await expect(status).toBeFocused();
  await expectOnly('Alan Turing', 'Grace Hopper');
  await sales.reload();
  await expect(status).toHaveText('Contacted, Won');
  await expectOnly('Alan Turing', 'Grace Hopper');
  const source = sales.getByLabel('Filter by source');
  await source.click();
  for (const option of ['Added by hand', 'Other'])
    await sales.getByRole('option', { name: option }).click();
  await sales.keyboard.press('Escape');
  await expectOnly('Grace Hopper');
  await status.click();
  await expect(sales.getByRole('option', { name: 'Won' })).toHaveAttribute('aria-selected', 'true');
  await sales.getByRole('option', { name: 'Any status' }).click();
  await expect(status).toHaveText('Any status');
  await expectOnly('Ada Lovelace', 'Grace Hopper', 'Mia Curie');
});

test('who waits and was not opened yet is asked for together', async ({ sales, world }) => {
  const { admin } = world.app;
  const add = async (name: string) =>
    (await admin.post<{ _id: string }>('/api/leads', { name })).body._id;
  await add('Ada Lovelace');
  const opened = await add('Alan Turing');
  const contacted = await add('Grace Hopper');
  await admin.post(`/api/leads/${opened}/seen`, {});
  await admin.patch(`/api/leads/${contacted}`, { status: 'Contacted' });
  await openLeads(sales);
  await expect(leadRow(sales, 'Grace Hopper')).toBeVisible();
  await sales.getByRole('button', { name: 'More filters and order' }).click();
  const choose = (name: string) => sales.getByRole('menuitemcheckbox', { name });
  await choose('Waiting for first contact').click();
  await choose('Not opened yet').click();
  await expect(choose('Waiting for first contact')).toBeChecked();
  await expect(choose('Not opened yet')).toBeChecked();
  await sales.keyboard.press('Escape');
  await expect(sales).toHaveURL(/untouched=true/);
  await expect(sales).toHaveURL(/unseen=true/);
  await expect(leadRow(sales, 'Alan Turing')).toHaveCount(0);
  await expect(leadRow(sales, 'Grace Hopper')).toHaveCount(0);
  await expect(leadRow(sales, 'Ada Lovelace')).toBeVisible();
  await sales.getByRole('button', { name: 'Remove the filter Not opened yet' }).click();
  await expect(leadRow(sales, 'Alan Turing')).toBeVisible();
});

test('on a phone the head of the list has two rows, and its menu has the rest', async ({
  openBrowser,
  world,
}) => {
  await world.app.admin.post('/api/leads', { name: 'Ada Lovelace', source: 'manual' });
  await world.app.admin.post('/api/leads', { name: 'Alan Turing', source: 'website' });
  const admin = await openBrowser(world.app.admin, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await openLeads(admin, '/user/allLeads?q=a');
  const placeOf = async (label: string) => {
    const box = await admin.getByLabel(label, { exact: true }).boundingBox();
    return box ? box.y + box.height / 2 : 0;
  };
  const row = await placeOf('Search leads');
  for (const label of ['Filter by status', 'More filters and order'])
    expect(Math.abs((await placeOf(label)) - row)).toBeLessThan(2);
  const menu = admin.getByRole('button', { name: 'More filters and order' });
  await menu.click();
  await admin.getByRole('menuitemcheckbox', { name: 'Website' }).click();
  await admin.keyboard.press('Escape');
  await expect(admin.getByText('Alan Turing')).toBeVisible();
  await expect(admin.getByText('Ada Lovelace')).toHaveCount(0);
  await expect(
    admin.getByRole('button', { name: 'Remove the filter Source: Website' }),
  ).toBeVisible();
  await menu.click();
  await expect(admin.getByRole('menuitem', { name: 'For Excel' })).toBeVisible();
  await admin.getByRole('menuitem', { name: 'Clear search and filters' }).click();
  await expect(admin.getByText('Ada Lovelace')).toBeVisible();
  await menu.click();
  await admin.getByRole('menuitem', { name: 'Show as a board' }).click();
  await expect(admin).toHaveURL(/\/board/);
});
