import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { ImportPreview } from '../../src/contract/import.ts';
import type { LeadList } from '../../src/contract/lead.ts';
import { addUser } from '../support/add-user.ts';
import { postFile } from '../support/post-file.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { sync } from '../support/sync.ts';

let world: World;
let anna: { readonly id: string; readonly metaLeadId: string };

beforeAll(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.fitnessId);
  const answers = {
    nombre_completo: 'Anna Known',
    correo_electrónico: 'anna@example.com',
    número_de_teléfono: '+34 612 345 678',
  };
  const formId = DEMO.forms.freeTrial;
  const { leads } = await world.meta.control.createLeads({ formId, deliver: false, answers });
  await sync(world);
  const metaLeadId = leads[0]?.id ?? '';
  anna = { id: (await world.lead(metaLeadId))._id, metaLeadId };
});
afterAll(() => world.close());

const preview = async (file: string | Uint8Array, query = '') => {
  const { status, body } = await postFile<ImportPreview>(
    world.app.admin,
    file,
    `dryRun=true&${query}`,
  );
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
};

/** Line, fate and reason of each row. */
const fates = ({ rows }: ImportPreview) =>
  rows.map(({ line, fate, reason }) => [line, fate, reason]);

test('W37: a dry run accounts for every row, each with its line and its own reason', async () => {
  const file = [
    'Name,E-mail,Phone,Status',
    'Ben,ben@example.com,,New',
    'Anna again,ANNA@example.com,,',
    'Cleo,not an address,,',
    ',,,',
    ',,+34 699 111 222,',
    'Ben twice,ben@example.com,,',
    'Dora,dora@example.com,,Maybe',
    ',,,Won',
    'Same phone,,0034 612 34 56 78,',
  ].join('\r\n');
  const result = await preview(file);
  expect(fates(result)).toEqual([
    [2, 'created', null],
    [3, 'skipped', 'same-person'],
    [4, 'refused', 'invalid-email'],
    [6, 'created', null],
    [7, 'skipped', 'repeated'],
    [8, 'refused', 'unknown-status'],
    [9, 'refused', 'no-contact'],
    [10, 'skipped', 'same-person'],
  ]);
  expect(result.counts).toEqual({ created: 2, skipped: 3, refused: 3 });
  expect(result.rows[1]?.leadId).toBe(anna.id);
  expect(result.rows[2]?.column).toBe('E-mail');
  expect((await world.app.admin.get<LeadList>('/api/leads?q=ben')).body.leads).toEqual([]);
});

test('W36: a row with a phone number alone would be a lead, and is shown as it would be dialled', async () => {
  const result = await preview('Telefon\n0151 23456789\n', 'country=DE');
  expect(result.preview).toEqual([
    { line: 2, name: '', email: '', phone: '0151 23456789', phoneE164: '+4915123456789' },
  ]);
});

test('W39: semicolons, Windows-1252 and commas within names are understood', async () => {
  const text = 'Name;Telefon;Größe\r\nMüller, Anna;0151 23456789;groß\r\n';
  const result = await preview(Buffer.from(text, 'latin1'), 'country=DE');
  expect(result).toMatchObject({ encoding: 'windows-1252', separator: ';', kind: 'table' });
  expect(result.columns.map(({ name, field, samples }) => [name, field, samples])).toEqual([
    ['Name', 'name', ['Müller, Anna']],
    ['Telefon', 'phone', ['0151 23456789']],
    ['Größe', 'answer', ['groß']],
  ]);
});

test('a chosen mapping replaces the suggestion', async () => {
  const result = await preview('a,b\nAnna New,new@example.com\n', 'mapping=name,email');
  expect(result.preview[0]).toMatchObject({ name: 'Anna New', email: 'new@example.com' });
});

test('W41: the export of Meta is recognised, and a lead that is here is found by its id', async () => {
  const head = 'id\tcreated_time\tform_id\tform_name\tplatform\tfull_name\temail\tphone_number';
  const row = (id: string, name: string) =>
    `l:${id}\t2026-01-02T03:04:05-05:00\tf:444\tTrial\tfb\t${name}\tx@example.com\tp:+34699111333`;
  const text = [head, row(anna.metaLeadId, 'Anna'), row('77', 'Old Lead'), row('77', 'Twice')];
  const file = Buffer.from(`\uFEFF${text.join('\r\n')}\r\n`, 'utf16le');
  const result = await preview(file);
  expect(result).toMatchObject({ encoding: 'utf-16le', separator: '\t', kind: 'meta-export' });
  expect(fates(result)).toEqual([
    [2, 'skipped', 'in-crm'],
    [3, 'created', null],
    [4, 'skipped', 'repeated'],
  ]);
  expect(result.preview[0]).toMatchObject({ name: 'Old Lead', phoneE164: '+34699111333' });
});

test('W42: an export would change nothing when it is brought in again', async () => {
  for (const separator of ['comma', 'semicolon']) {
    const { url, admin } = world.app;
    const response = await fetch(new URL(`/api/leads/export.csv?separator=${separator}`, url), {
      headers: { cookie: admin.cookie },
    });
    const result = await preview(new Uint8Array(await response.arrayBuffer()));
    expect(result.kind).toBe('own-export');
    expect(result.counts).toEqual({
      created: 0,
      skipped: (await world.leads()).length,
      refused: 0,
    });
  }
});

test('an edited export says what differs, and the lead that the team works on stays as it is', async () => {
  const file = `Lead ID,Name,E-mail,Status\n${anna.id},Anna Renamed,,qualified\n`;
  const result = await preview(file, 'mapping=leadId,name,email,status');
  expect(result.rows).toEqual([
    {
      line: 2,
      fate: 'skipped',
      reason: 'differs',
      column: null,
      leadId: anna.id,
      fields: ['name', 'status'],
    },
  ]);
});

test.each([
  ['', 'file-empty'],
  ['Name\n', 'file-empty'],
  ['Name,Note\nAnna,"x\nBen,y\n', 'file-unreadable'],
  ['Anna,anna@example.com\nBen,ben@example.com\n', 'file-without-names'],
  ['Anna,+49 151 234567\nBen,+49 151 234568\n', 'file-without-names'],
  ['Anna,0151/23456789\nBen,0151/23456780\n', 'file-without-names'],
])('a file of %j is refused with a sentence that says what to do', async (file, code) => {
  const { status, body } = await postFile<ErrorAnswer>(world.app.admin, file, 'dryRun=true');
  expect([status, body.code]).toEqual([400, code]);
});

test('a mapping that does not fit is refused', async () => {
  const query = 'dryRun=true&mapping=name';
  const { body } = await postFile<ErrorAnswer>(world.app.admin, 'a,b\n1,2\n', query);
  expect(body).toMatchObject({ code: 'mapping-wrong', params: { columns: 2 } });
  const wrong = await postFile<ErrorAnswer>(world.app.admin, 'a\n1\n', 'dryRun=true&mapping=nose');
  expect(wrong.body.code).toBe('invalid-input');
});

test('only an admin may import leads', async () => {
  const user = await addUser(world.app, 'user');
  expect((await postFile(user, 'Name\nAnna\n', 'dryRun=true')).status).toBe(403);
});
