import { expect, type Page } from '@playwright/test';
import type { Demo } from './start-demo.ts';
import { ENQUIRIES, type Enquiry } from './people.ts';

interface ListedLead {
  readonly _id: string;
  readonly metaData: { readonly leadId: string } | null;
}

/** Does what a new admin does in the browser: sign in, connect, enable all. */
export async function connect(page: Page, { url, accounts }: Demo): Promise<void> {
  const admin = accounts.find(({ role }) => role === 'admin');
  await page.goto(`${url}/admin/connectors`);
  await page.getByLabel('E-mail').fill(admin?.email ?? '');
  await page.getByLabel('Password').fill(admin?.password ?? '');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Connect your first Page' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Enable all' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Enable', exact: true }).click();
  await expect(page.getByRole('article').getByText('Enabled')).toHaveCount(3);
}

/** Many people have sent forms, and the team has worked on it. */
export async function fill(page: Page, demo: Demo): Promise<void> {
  const statuses = new Map<string, string>();
  for (const enquiry of ENQUIRIES.toReversed())
    statuses.set(await send(demo, enquiry), enquiry.status);
  const list = async () => {
    const answer = await page.request.get(`${demo.url}/api/leads?limit=100`);
    return ((await answer.json()) as { leads: ListedLead[] }).leads;
  };
  await expect.poll(async () => (await list()).length).toBe(ENQUIRIES.length);
  for (const { _id, metaData } of await list()) {
    const status = statuses.get(metaData?.leadId ?? '') ?? 'New';
    if (status === 'New') continue;
    await page.request.patch(`${demo.url}/api/leads/${_id}`, { data: { status } });
  }
}

/** A person sends a form. @returns the lead's id at Meta */
export async function send(demo: Demo, enquiry: Enquiry): Promise<string> {
  const { formId, platform, answers, minutesAgo } = enquiry;
  const createdTime = new Date(Date.now() - minutesAgo * 60_000).toISOString();
  const response = await fetch(`${demo.emulatorUrl}/_emulator/leads`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ formId, platform, answers, createdTime }),
  });
  const { leads } = (await response.json()) as { leads: { id: string }[] };
  return leads[0]?.id ?? '';
}
