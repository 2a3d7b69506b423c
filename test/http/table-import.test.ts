import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditList } from '../../src/contract/audit.ts';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { ImportList, ImportPreview, ImportRun } from '../../src/contract/import.ts';
import type { LeadDetails, LeadList } from '../../src/contract/lead.ts';
import type { Timeline } from '../../src/contract/lead-timeline.ts';
import type { NoticeList } from '../../src/contract/notice.ts';
import { importedRows, importEnd, importFile } from '../support/import-file.ts';
import { postFile } from '../support/post-file.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const admin = () => world.app.admin;
const details = async (id: string | null | undefined) =>
  (await admin().get<LeadDetails>(`/api/leads/${id}`)).body;
const find = async (q: string) =>
  (await admin().get<LeadList>(`/api/leads?q=${encodeURIComponent(q)}`)).body.leads;
const csv = async (path: string) => {
  const response = await fetch(new URL(path, admin().url), { headers: { cookie: admin().cookie } });
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
};

test('W35: zeros and the plus of phone numbers survive, and a number that a spreadsheet has rounded is refused', async () => {
  const file = [
    'Name,Phone,PLZ',
    'Zoe Zero,0151 23456789,01067',
    'Paul Plus,+49 151 23456780,00501',
    'Ron Rounded,4.41E+11,1',
    'Rita Rounded,"4,915E+12",1',
  ].join('\r\n');
  const { counts, rows } = await importFile(admin(), file, 'country=DE');
  expect(counts).toMatchObject({ created: 2, skipped: 0, refused: 2 });
  expect(rows.map(({ reason, column }) => [reason, column])).toEqual([
    [null, null],
    [null, null],
    ['rounded-phone', 'Phone'],
    ['rounded-phone', 'Phone'],
  ]);
  expect(await details(rows[0]?.leadId)).toMatchObject({
    phone: '0151 23456789',
    phoneE164: '+4915123456789',
    answers: [{ label: 'PLZ', values: ['01067'] }],
  });
  expect(await details(rows[1]?.leadId)).toMatchObject({ phoneE164: '+4915123456780' });
});

test('W36: rows that have a phone number alone are brought in', async () => {
  const { counts, rows } = await importFile(admin(), 'Telefon\n+34 699 000 001\n+34 699 000 002\n');
  expect(counts).toMatchObject({ created: 2, skipped: 0, refused: 0 });
  const lead = await details(rows[0]?.leadId);
  expect(lead).toMatchObject({ name: '', email: '', phoneE164: '+34699000001' });
});

test('W37: the run does with every row what the dry run has said, and the report has each row with its reason', async () => {
  const file = [
    'Name;E-Mail;Telefon;Status;Datum',
    'Rea Row;rea@example.com;;New;',
    'Rea again;REA@example.com;;;',
    'Bad Mail;no address;;;',
    ';;;;',
    'Stan Status;stan@example.com;;Perhaps;',
    'Dee Date;dee@example.com;;;31.02.2026',
    ';;;Won;',
    'Rea a third time;;;;',
    'Zoe is here;;+49 151 23456789;;',
  ].join('\r\n');
  const { body: dry } = await postFile<ImportPreview>(admin(), file, 'dryRun=true');
  const { run, counts, rows } = await importFile(admin(), file);
  const shown = (list: readonly { line: number; fate: string; reason: string | null }[]) =>
    list.map(({ line, fate, reason }) => [line, fate, reason]);
  expect(shown(rows)).toEqual(shown(dry.rows));
  expect(shown(rows)).toEqual([
    [2, 'created', null],
    [3, 'skipped', 'repeated'],
    [4, 'refused', 'invalid-email'],
    [6, 'refused', 'unknown-status'],
    [7, 'refused', 'unreadable-time'],
    [8, 'refused', 'no-contact'],
    [9, 'created', null],
    [10, 'skipped', 'same-person'],
  ]);
  expect(counts).toMatchObject(dry.counts);
  expect(counts.created + counts.skipped + counts.refused).toBe(run.total);
  const { response, bytes } = await csv(`/api/imports/${run._id}/report.csv`);
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const report = new TextDecoder().decode(bytes).trim().split('\r\n');
  expect(report[0]).toBe('line,fate,reason,column,leadId,undone');
  expect(report[1]).toBe(`2,created,,,${rows[0]?.leadId},`);
  expect(report[3]).toBe('4,refused,invalid-email,E-Mail,,');
  expect(report).toHaveLength(9);
});

test('W38: an imported lead can be edited, gets notes and conversations, and can be found', async () => {
  const file = [
    'Nombre,Correo,Etiquetas,Notas,Comentarios,Fecha,Presupuesto,Estado',
    'Eva Editable,eva@example.com,"fair, vip",Call after six,Likes cake,13/02/2026,5000,qualified',
  ].join('\n');
  const mapping = 'name,email,tags,notes,notes,createdAt,custom,status';
  const { run, rows } = await importFile(admin(), file, `mapping=${mapping}`);
  const id = rows[0]?.leadId;
  expect(await details(id)).toMatchObject({
    name: 'Eva Editable',
    source: 'other',
    status: 'Qualified',
    tags: ['fair', 'vip'],
    customFields: { Presupuesto: '5000' },
    notes: [{ text: 'Call after six' }, { text: 'Likes cake' }],
    createdAt: '2026-02-13T00:00:00.000Z',
    metaData: null,
    isImported: true,
    ownerId: null,
    journey: { firstContactedAt: null, firstSeenAt: null },
  });
  const { entries } = (await admin().get<Timeline>(`/api/leads/${id}/timeline`)).body;
  expect(entries).toMatchObject([
    { type: 'lead.created', changes: [{ field: 'import', from: null, to: run._id }] },
  ]);
  const edit = {
    name: 'Eva Edited',
    email: 'eva2@example.com',
    tags: ['vip'],
    status: 'Won',
    customFields: { Presupuesto: '6000' },
    from: { name: 'Eva Editable', tags: ['fair', 'vip'], customFields: { Presupuesto: '5000' } },
  };
  expect((await admin().patch(`/api/leads/${id}`, edit)).status).toBe(200);
  expect((await admin().post(`/api/leads/${id}/notes`, { text: 'A third' })).status).toBe(201);
  const call = { channel: 'call', direction: 'out', outcome: 'reached' };
  expect((await admin().post(`/api/leads/${id}/conversations`, call)).status).toBe(201);
  expect(await find('eva edited')).toMatchObject([{ _id: id, status: 'Won' }]);
});

test('W39: semicolons, Windows-1252, UTF-16 and a byte order mark are understood', async () => {
  const text = (name: string) => `Name;Telefon;Größe\r\n${name};+49 30 901820;groß\r\n`;
  const files = [
    Buffer.from(text('Möller, Anna'), 'latin1'),
    Buffer.from(`\uFEFF${text('Mühler, Berta')}`, 'utf16le'),
    Buffer.from(`\uFEFF${text('Mäkinen, Carla')}`, 'utf8'),
  ];
  for (const file of files) {
    const { counts, rows } = await importFile(admin(), file, 'duplicates=create');
    expect(counts).toMatchObject({ created: 1, skipped: 0, refused: 0 });
    const lead = await details(rows[0]?.leadId);
    expect(lead.name).toMatch(/^(Möller, Anna|Mühler, Berta|Mäkinen, Carla)$/);
    expect(lead.answers).toMatchObject([{ label: 'Größe', values: ['groß'] }]);
  }
});

test('W41: a file that was imported is not imported twice by mistake, and can be if somebody wants it', async () => {
  const file = 'Name\nTwice Tina\nTwice Tom\n';
  const first = await importFile(admin(), file);
  expect(first.counts).toMatchObject({ created: 2 });
  const { body: dry } = await postFile<ImportPreview>(admin(), file, 'dryRun=true');
  expect(dry.importedBefore).toEqual({ _id: first.run._id, startedAt: first.run.startedAt });
  const refused = await postFile<ErrorAnswer>(admin(), file);
  expect([refused.status, refused.body.code]).toEqual([409, 'file-imported-before']);
  expect(await find('twice')).toHaveLength(2);
  const second = await importFile(admin(), file, 'again=true');
  expect(second.counts).toMatchObject({ created: 2 });
  expect(second.run._id).not.toBe(first.run._id);
});

test('W41: the same file sent at the same moment by several people is imported once', async () => {
  const rows = Array.from({ length: 130 }, (_, index) => `Parallel ${index}`);
  const file = `Name\n${rows.join('\n')}\n`;
  const sent = await Promise.all([1, 2, 3].map(() => postFile<ImportRun>(admin(), file)));
  expect(new Set(sent.map(({ body }) => body._id)).size).toBe(1);
  const { counts } = await importEnd(admin(), sent[0]?.body._id ?? '');
  expect(counts).toMatchObject({ created: 130, skipped: 0, refused: 0 });
});

test('W42: an export is safe in a spreadsheet, and brought in again it recognises every lead and creates nothing', async () => {
  const names = [
    '=cmd|calc',
    '+1-1',
    '-2+3',
    '@SUM(A1)',
    ' =leading space',
    '\u00a0=no-break space',
    "'=an apostrophe",
    'two\nlines =x',
    'two\n=lines',
    'a;=semicolon',
  ];
  for (const [index, name] of names.entries()) {
    const body = { name, email: `formula${index}@example.com`, phone: '+49 151 5550000' };
    expect((await admin().post('/api/leads', body)).status).toBe(201);
  }
  const all = (await admin().get<LeadList>('/api/leads?limit=500')).body.leads;
  for (const separator of ['comma', 'semicolon']) {
    const { bytes } = await csv(`/api/leads/export.csv?separator=${separator}`);
    const text = new TextDecoder().decode(bytes);
    expect(text).not.toMatch(/(?:^|[\r\n,;"])[\s\u00a0]*[=@]/);
    const { run, counts, rows } = await importFile(admin(), bytes);
    expect(run.kind).toBe('own-export');
    expect(counts).toMatchObject({ created: 0, skipped: all.length, refused: 0 });
    expect(new Set(rows.map(({ reason }) => reason))).toEqual(new Set(['unchanged']));
    expect(rows.map(({ leadId }) => leadId).toSorted()).toEqual(
      all.map(({ _id }) => _id).toSorted(),
    );
  }
  expect((await admin().get<LeadList>('/api/leads?limit=500')).body.leads).toEqual(all);
});

test('dates whose day and month cannot be told apart are asked for, and shown as they are read', async () => {
  const file = 'Name,Fecha\nDia,03/04/2026\nMes,05/06/2026\n';
  const preview = async (query = '') =>
    (await postFile<ImportPreview>(admin(), file, `dryRun=true&${query}`)).body;
  const unknown = await preview();
  expect(unknown.counts).toEqual({ created: 0, skipped: 0, refused: 2 });
  expect(unknown.dates).toMatchObject({
    order: null,
    isChoice: true,
    examples: [{ text: '03/04/2026', at: null }, { at: null }],
  });
  const dayFirst = await preview('dateOrder=dmy');
  expect(dayFirst.counts).toEqual({ created: 2, skipped: 0, refused: 0 });
  expect(dayFirst.dates?.examples[0]?.at).toBe('2026-04-03T00:00:00.000Z');
  const monthFirst = await preview('dateOrder=mdy');
  expect(monthFirst.dates?.examples[0]?.at).toBe('2026-03-04T00:00:00.000Z');
});

test('an import makes one notice, is in the audit log once, and gives nobody a lead', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => `Quiet ${index}`);
  const before = (await admin().get<NoticeList>('/api/notices')).body.notices.length;
  const { run } = await importFile(admin(), `Name\n${rows.join('\n')}\n`, 'fileName=quiet.csv');
  const { notices } = (await admin().get<NoticeList>('/api/notices')).body;
  expect(notices.length - before).toBe(1);
  expect(notices[0]).toMatchObject({ kind: 'import-done', itemId: run._id, title: 'quiet.csv' });
  const { entries } = (await admin().get<AuditList>('/api/audit?action=imported&limit=1')).body;
  expect(entries).toMatchObject([{ fields: ['leads', '60'], reference: run._id }]);
  const { imports } = (await admin().get<ImportList>('/api/imports')).body;
  expect(imports[0]).toEqual(run);
  const leads = await find('quiet');
  expect(new Set(leads.map(({ ownerId }) => ownerId))).toEqual(new Set([null]));
});

test('W59: a person who was erased does not come back from an export that was made before', async () => {
  const { body } = await admin().post<{ _id: string }>('/api/leads', {
    name: 'Erika Erased',
    email: 'erika@example.com',
  });
  const { bytes } = await csv('/api/leads/export.csv?q=erika');
  await admin().post(`/api/leads/${body._id}/erase`, {});
  const { counts, rows } = await importFile(admin(), bytes);
  expect(counts).toMatchObject({ created: 0, skipped: 1, refused: 0 });
  expect(rows[0]?.reason).toBe('erased');
  expect(await find('erika')).toEqual([]);
});

test('the undo of an import removes its leads but those that somebody has worked on, each with a result', async () => {
  const names = ['Gone', 'Noted', 'Won', 'Seen', 'Called', 'Met'].map((name) => `Undo ${name}`);
  const file = `Name\n${names.join('\n')}\n`;
  const { run, rows } = await importFile(admin(), file);
  const id = (name: string) => rows[names.indexOf(`Undo ${name}`)]?.leadId;
  await admin().post(`/api/leads/${id('Noted')}/notes`, { text: 'Called' });
  await admin().patch(`/api/leads/${id('Won')}`, { status: 'Won' });
  await admin().post(`/api/leads/${id('Seen')}/seen`, {});
  const call = { channel: 'call', direction: 'out' };
  await admin().post(`/api/leads/${id('Called')}/conversations`, call);
  const start = { local: '2030-01-02T09:00', zone: 'Europe/Berlin' };
  const meeting = { leadId: id('Met'), title: 'Talk', start, durationMin: 30 };
  expect((await admin().post('/api/meetings', meeting)).status).toBe(201);
  const { status } = await admin().post(`/api/imports/${run._id}/undo`, {});
  expect(status).toBe(202);
  const undone = await importEnd(admin(), run._id);
  expect(undone).toMatchObject({ state: 'undone', counts: { created: 6, removed: 2, kept: 4 } });
  const results = (await importedRows(admin(), run._id)).map((row) => row.undone);
  expect(results).toEqual(['removed', 'changed', 'changed', 'removed', 'changed', 'changed']);
  expect((await find('undo')).map(({ name }) => name).toSorted()).toEqual([
    'Undo Called',
    'Undo Met',
    'Undo Noted',
    'Undo Won',
  ]);
  const again = await admin().post<ErrorAnswer>(`/api/imports/${run._id}/undo`, {});
  expect([again.status, again.body.code]).toEqual([409, 'import-undone']);
  const second = await importFile(admin(), file, 'duplicates=create');
  expect(second.counts).toMatchObject({ created: 6 });
});
