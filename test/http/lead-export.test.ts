import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'csv-parse/sync';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { AuditList } from '../../src/contract/audit.ts';
import type { LeadDetails, LeadList } from '../../src/contract/lead.ts';
import { fromSafeCell } from '../../src/csv/safe-cell.ts';
import { LEAD_COLUMNS } from '../../src/exports/lead-columns.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { eventually } from '../support/eventually.ts';
import { hoursAgo, sync } from '../support/sync.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.fitnessId);
  const { control } = world.meta;
  for (const [hour, [name = '', email = '', phone = '']] of [
    ['=HYPERLINK("http://example.com";"x")', 'evil@example.com', '+34 612 345 678'],
    ['Jürgen "Jojo" Groß,\n=2+2', 'j.gross@example.net', '+49 30 23125111'],
    ['Xanthippe; Ünal', 'xanthippe@example.org', '0151'],
  ].entries())
    await control.createLeads({
      formId: DEMO.forms.freeTrial,
      deliver: false,
      platform: hour === 1 ? 'ig' : 'fb',
      createdTime: hoursAgo(hour + 1).toISOString(),
      answers: { nombre_completo: name, correo_electrónico: email, número_de_teléfono: phone },
    });
  await control.createLeads({ formId: DEMO.forms.freeTrial, deliver: false, count: 600 });
  await sync(world);
});
afterAll(() => world.close());

interface Export {
  readonly text: string;
  readonly names: readonly string[];
  /** As an import reads them: without the apostrophes before formulas. */
  readonly rows: readonly Readonly<Record<string, string>>[];
}

async function readExport(query = '', delimiter = ','): Promise<Export> {
  const response = await fetch(new URL(`/api/leads/export.csv?${query}`, world.app.url), {
    headers: { cookie: world.app.admin.cookie },
  });
  expect(response.status).toBe(200);
  const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
  const [names = [], ...rows] = parse(text, { bom: true, delimiter });
  return {
    text,
    names,
    rows: rows.map((row) =>
      Object.fromEntries(row.map((cell, index) => [names[index] ?? '', fromSafeCell(cell)])),
    ),
  };
}

test('W18: an export has every lead of the list, not only a page of it, in the order of the list', async () => {
  const { rows } = await readExport();
  expect(rows.length).toBeGreaterThan(602);
  const ids: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const path = `/api/leads?limit=500${cursor && `&cursor=${cursor}`}`;
    const page: LeadList = (await world.app.admin.get<LeadList>(path)).body;
    ids.push(...page.leads.map(({ _id }) => _id));
    cursor = page.nextCursor;
  }
  expect(rows.map((row) => row['Lead ID'])).toEqual(ids);
});

test.each([
  ['source=instagram', 1],
  ['q=xanthippe', 1],
  ['q=evil&status=New', 1],
  ['q=evil&status=Won', 0],
])('an export with %s has the leads that the list shows with it', async (query, count) => {
  const { rows } = await readExport(query);
  const list = (await world.app.admin.get<LeadList>(`/api/leads?limit=500&${query}`)).body.leads;
  expect(rows.map((row) => row['Lead ID'])).toEqual(list.map(({ _id }) => _id));
  expect(rows).toHaveLength(count);
});

test('an export keeps every character, has CRLF, and begins with a byte order mark', async () => {
  const { text, rows } = await readExport();
  expect(text.startsWith('\uFEFFLead ID,')).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  const names = rows.map((row) => row['Name']);
  expect(names).toContain('=HYPERLINK("http://example.com";"x")');
  expect(names).toContain('Xanthippe; Ünal');
  expect(rows.find((row) => row['E-mail'] === 'j.gross@example.net')?.['Phone']).toBe(
    '+493023125111',
  );
});

test('W42, W35: no cell of an export begins with a formula, and phone numbers keep their plus and zeros', async () => {
  const { text } = await readExport();
  const cells = parse(text, { bom: true }).flat();
  const formulas = cells.filter((cell) => /(^|[\r\n])\s*[=+\-@]/.test(cell));
  expect(formulas.every((cell) => /^\+\d{7,15}$/.test(cell))).toBe(true);
  expect(cells).toContain('+34612345678');
  expect(cells).toContain('0151');
});

test('each question of the forms has a column with the answers', async () => {
  const { names, rows } = await readExport('q=xanthippe');
  expect(names.at(-1)).toBe('Other answers');
  expect(new Set(names).size).toBe(names.length);
  const [row] = rows;
  const details = await world.app.admin.get<LeadDetails>(`/api/leads/${row?.['Lead ID']}`);
  const given = details.body.answers.map(({ labels }) => labels.join('; '));
  expect(given.length).toBeGreaterThan(2);
  const answers = Object.entries(row ?? {}).slice(names.indexOf('Changed at (UTC)') + 1);
  const texts = answers.map(([, text]) => text);
  for (const text of given)
    expect(texts.includes(text) || row?.['Other answers']?.includes(`: ${text}`), text).toBe(true);
});

test('answers of a form that is not known any more are in the last column', async () => {
  const other = await startWorld();
  try {
    await other.connect();
    await other.enable(DEMO.fitnessId);
    await other.meta.control.createLeads({ formId: DEMO.forms.freeTrial, deliver: false });
    await sync(other);
    await other.app.admin.delete('/api/facebook/pages', { pageId: DEMO.fitnessId });
    const { body } = await other.app.admin.get<string>('/api/leads/export.csv');
    const [names = [], row = []] = parse(body, { bom: true });
    expect(names).toHaveLength(LEAD_COLUMNS.length + 1);
    expect(row.at(-1)).toMatch(/: /);
  } finally {
    await other.close();
  }
});

test('an export for a country with a decimal comma separates with semicolons', async () => {
  const { names, rows } = await readExport('q=xanthippe&separator=semicolon', ';');
  expect(names[0]).toBe('Lead ID');
  expect(rows[0]?.['Name']).toBe('Xanthippe; Ünal');
});

test('an export is in the audit log with its filters and its number of leads, without their values', async () => {
  await readExport('q=evil@example.com');
  const entries = await eventually('the end of the export in the audit log', async () => {
    const { body } = await world.app.admin.get<AuditList>('/api/audit?limit=2');
    return body.entries[0]?.action === 'export-ended' && body.entries;
  });
  expect(entries.map(({ action, fields }) => ({ action, fields }))).toEqual([
    { action: 'export-ended', fields: ['leads', '1'] },
    { action: 'exported', fields: ['leads', 'q'] },
  ]);
});

test('only an admin may export leads', async () => {
  const user = await addUser(world.app, 'user');
  expect((await user.get('/api/leads/export.csv')).status).toBe(403);
});

test('W10: an export of chosen leads has exactly these, in their order, and says how many are gone', async () => {
  const { leads } = (await world.app.admin.get<LeadList>('/api/leads?limit=9')).body;
  const ids = [leads[7]?._id ?? '', 'f'.repeat(24), leads[2]?._id ?? '', leads[7]?._id ?? ''];
  const ask = (client: ApiClient) =>
    fetch(new URL('/api/leads/export.csv', client.url), {
      method: 'POST',
      headers: { cookie: client.cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ ids }),
    });
  const response = await ask(world.app.admin);
  expect(response.headers.get('leadrabbit-missing-leads')).toBe('1');
  const [names = [], ...rows] = parse(await response.text(), { bom: true });
  expect(rows.map((row) => row[names.indexOf('Lead ID')])).toEqual([leads[7]?._id, leads[2]?._id]);
  expect((await ask(await addUser(world.app, 'user', 'chosen@example.com'))).status).toBe(403);
});
