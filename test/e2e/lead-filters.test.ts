import type { Page } from '@playwright/test';
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
