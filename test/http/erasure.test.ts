import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { AuditList } from '../../src/contract/audit.ts';
import type { Lead, LeadList } from '../../src/contract/lead.ts';
import type {
  EraseLeadsAnswer,
  ErasureCertificateAnswer,
  ErasureList,
  SamePersonAnswer,
} from '../../src/contract/privacy.ts';
import type { ImportList, ImportRun } from '../../src/contract/import.ts';
import { newId } from '../../src/new-id.ts';
import { eventually } from '../support/eventually.ts';
import { importEnd, importedRows, importFile } from '../support/import-file.ts';
import { delivery, leadgenChange, postWebhook } from '../support/post-webhook.ts';
import { searchStored } from '../support/search-bytes.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { watchEvents } from '../support/watch-events.ts';

const PERSON = {
  full_name: 'Zorquillia Quuxbeater',
  email: 'zorquillia@quuxbeater.example',
  phone_number: '+4915112345678',
};
/** What must not be found: also as the search index folds it, and without the plus of the number. */
const TRACES = ['zorquillia', 'quuxbeater', '15112345678'];
const formId = DEMO.forms.weddingCake;

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
});
afterEach(() => world.close());

const send = async (answers: Readonly<Record<string, string>> = PERSON) => {
  const { leads } = await world.meta.control.createLeads({ formId, answers });
  return leads[0]?.id ?? '';
};
const arrive = async (answers?: Readonly<Record<string, string>>): Promise<Lead> =>
  world.lead(await send(answers));
const erase = (id: string, also: readonly string[] = []) =>
  world.app.admin.post<{ certificate: ErasureCertificateAnswer }>(`/api/leads/${id}/erase`, {
    also,
  });
const traces = () => searchStored(world.app, TRACES);
const samePerson = async (id: string) =>
  (await world.app.admin.get<SamePersonAnswer>(`/api/leads/${id}/same-person`)).body;

test('after an erasure nothing that is stored holds name, e-mail or phone, while LeadRabbit runs and after it stopped', async () => {
  await world.meta.control.createLeads({ formId, count: 60 });
  const lead = await arrive();
  await eventually('the other leads are there', async () => (await world.leads()).length > 60);
  await world.app.admin.patch(`/api/leads/${lead._id}`, { status: 'Contacted' });
  await world.app.admin.post('/api/facebook/sync', { pageId: DEMO.bakeryId });
  expect((await traces()).length, 'the search can find').toBeGreaterThan(0);
  const before = (await world.leads()).length;

  const { status, body } = await erase(lead._id);
  expect(status).toBe(200);
  expect(body.certificate.erased).toEqual({ leads: 1, inboxLeads: 1, deliveries: 1 });
  expect(JSON.stringify(body)).not.toContain('Zorquillia');
  expect(await traces()).toEqual([]);
  expect((await world.app.admin.get(`/api/leads/${lead._id}`)).status).toBe(404);
  expect(await world.leads('q=zorquillia')).toEqual([]);
  expect(await world.leads()).toHaveLength(before - 1);

  await world.restart();
  expect(await traces()).toEqual([]);
});

test('other leads that came in the same webhook stay, with their answers and in its body', async () => {
  const pages = { [DEMO.bakeryId]: [leadgenChange({ leadgen_id: '1', form_id: formId })] };
  expect((await postWebhook(world.app, delivery(pages))).status).toBe(200);
  const lead = await arrive();
  const other = await arrive({ full_name: 'Grace Hopper', email: 'grace@example.com' });
  await erase(lead._id);
  const kept = await world.app.admin.get<Lead>(`/api/leads/${other._id}`);
  expect(kept.body).toMatchObject({ name: 'Grace Hopper', email: 'grace@example.com' });
  expect(await world.leads('q=grace')).toHaveLength(1);
});

test('all enquiries of a person are shown by e-mail and phone, and those that are chosen are erased', async () => {
  const first = await arrive();
  const byEmail = await arrive({
    ...PERSON,
    email: 'ZORQUILLIA@quuxbeater.example',
    phone_number: '',
  });
  const byPhone = await arrive({ ...PERSON, email: 'other@example.com' });
  await arrive({ full_name: 'Zorquillia Namesake', email: 'namesake@example.com' });
  const { leads } = await samePerson(first._id);
  expect(leads.map(({ id }) => id).toSorted()).toEqual(
    [first._id, byEmail._id, byPhone._id].toSorted(),
  );
  const { body } = await erase(first._id, [byPhone._id]);
  expect(body.certificate.erased.leads).toBe(2);
  expect((await samePerson(byEmail._id)).leads.map(({ id }) => id)).toEqual([byEmail._id]);
});

test('an enquiry that is held is found and erased too', async () => {
  const lead = await arrive();
  await world.app.admin.post('/api/facebook/pages', { pageId: DEMO.bakeryId, action: 'disable' });
  const heldId = await send();
  await eventually(
    'the second enquiry is skipped',
    async () => {
      const { held } = await samePerson(lead._id);
      return held.some(({ leadId }) => leadId === heldId);
    },
    2_000,
  ).catch(() => undefined);
  await world.enable(DEMO.bakeryId);
  await world.app.admin.post('/api/facebook/sync', { pageId: DEMO.bakeryId });
  const { leads, held } = await samePerson(lead._id);
  const also = [...leads.map(({ id }) => id), ...held.map(({ leadId }) => leadId)].filter(
    (id) => id !== lead._id,
  );
  expect(also.length).toBeGreaterThan(0);
  await erase(lead._id, also);
  expect(await traces()).toEqual([]);
});

test('W59: an erased lead does not come back with a late webhook, a sync or a retry, and the counts add up', async () => {
  const metaLeadId = await send();
  const lead = await world.lead(metaLeadId);
  await world.app.admin.post('/api/facebook/sync', { pageId: DEMO.bakeryId });
  const before = (await world.page(DEMO.bakeryId)).completeness;
  await erase(lead._id);
  const change = leadgenChange({
    leadgen_id: metaLeadId,
    form_id: formId,
    page_id: DEMO.bakeryId,
    field_data: [{ name: 'email', values: [PERSON.email] }],
  });
  const { status } = await postWebhook(world.app, delivery({ [DEMO.bakeryId]: [change] }));
  expect(status).toBe(200);
  for (let time = 0; time < 2; time += 1)
    await world.app.admin.post('/api/facebook/sync', { pageId: DEMO.bakeryId });
  const retry = await world.app.admin.post('/api/facebook/inbox/retry', { leadId: metaLeadId });
  expect([200, 404]).toContain(retry.status);
  expect(await world.leads('q=zorquillia')).toEqual([]);
  expect(await traces()).toEqual([]);
  const { completeness } = await world.page(DEMO.bakeryId);
  expect(completeness).toMatchObject({
    metaCount: before?.metaCount,
    stored: (before?.stored ?? 0) - 1,
    erased: 1,
    missing: before?.missing,
  });
  await world.restart();
  await world.app.admin.post('/api/facebook/sync', { pageId: DEMO.bakeryId });
  expect(await world.leads('q=zorquillia')).toEqual([]);
});

test('an erased lead disappears from open screens', async () => {
  const lead = await arrive();
  const watch = await watchEvents(world.app.admin);
  await erase(lead._id);
  const event = await eventually('the screens are told', () =>
    watch.events.find(({ type }) => type === 'lead.erased'),
  );
  expect(event.data).toEqual({ _id: lead._id });
  watch.close();
});

test('the certificate is kept, and the audit log refers to it without personal data', async () => {
  const lead = await arrive();
  const { body } = await erase(lead._id);
  const list = await world.app.admin.get<ErasureList>('/api/privacy/erasures');
  expect(list.body.erasures).toEqual([body.certificate]);
  expect(body.certificate).toMatchObject({
    by: { kind: 'user', name: 'Admin' },
    notErased: ['backups', 'meta'],
  });
  const { entries } = (await world.app.admin.get<AuditList>('/api/audit?action=erased')).body;
  expect(entries[0]).toMatchObject({ reference: body.certificate.id, target: null });
});

test('erasing twice, an unknown lead or as a sales user is refused', async () => {
  const lead = await arrive();
  await erase(lead._id);
  expect(await erase(lead._id)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  expect((await erase('unknown')).status).toBe(404);
});

test('an operator erases a person at the command line, beside the running LeadRabbit', async () => {
  const lead = await arrive();
  const { out } = await new Promise<{ out: string }>((resolve) => {
    const program = join(import.meta.dirname, '../../src/erase.ts');
    const env = { PATH: process.env['PATH'], ...world.app.environment };
    execFile(process.execPath, [program, '--lead', lead._id], { env }, (_error, stdout, stderr) => {
      resolve({ out: stdout + stderr });
    });
  });
  expect(out).toContain('Erased. Leads: 1, inbox leads: 1');
  expect(await world.leads()).toEqual([]);
  expect(await traces()).toEqual([]);
});

test('a person gets all of their data and nothing of others, as JSON and as a page', async () => {
  const lead = await arrive();
  await arrive({ full_name: 'Grace Hopper', email: 'grace@example.com' });
  await world.app.admin.patch(`/api/leads/${lead._id}`, { status: 'Contacted' });
  const path = `/api/leads/${lead._id}/subject-export`;
  const json = await world.app.admin.get(path);
  const text = JSON.stringify(json.body);
  for (const own of [PERSON.full_name, PERSON.email, PERSON.phone_number, 'Contacted'])
    expect(text).toContain(own);
  expect(text).not.toMatch(/Grace|grace@example|Admin|ada@example/);
  const page = await world.app.admin.get<string>(`${path}?format=html`);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.body).toContain(PERSON.email);
  expect(page.body).not.toContain('Grace');
});

test('W10: chosen leads are erased each once, and those that are gone are named', async () => {
  const [one, two, stays] = [await arrive(), await arrive(), await arrive()];
  const gone = 'f'.repeat(24);
  const ids = [one._id, gone, two._id, one._id];
  const { status, body } = await world.app.admin.post<EraseLeadsAnswer>('/api/leads/erase', {
    ids,
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    certificate: { erased: { leads: 2, inboxLeads: 2 } },
    erased: 2,
    skipped: [{ leadId: gone, reason: 'not-found' }],
  });
  expect((await world.leads()).map(({ _id }) => _id)).toEqual([stays._id]);
  const again = await world.app.admin.post<EraseLeadsAnswer>('/api/leads/erase', { ids });
  expect(again.body).toMatchObject({ certificate: null, erased: 0 });
  expect(again.body.skipped).toHaveLength(3);
});

test('an erased person is in no name of a file that was imported, and other names stay', async () => {
  const lead = await arrive();
  const column = PERSON.full_name.toUpperCase();
  const file = `Phone,${column},Mail\n+34 699 000 001,x,a@example.com\n1,4.41E+11,no address\n`;
  const query = 'mapping=custom,phone,email&fileName=';
  const names = ['Zorquillia_Quuxbeater.csv', 'fair 2026.csv'];
  for (const name of names)
    await importFile(world.app.admin, file, `${query}${encodeURIComponent(name)}&again=true`);
  await erase(lead._id);
  const { imports } = (await world.app.admin.get<ImportList>('/api/imports')).body;
  expect(imports.map(({ fileName }) => fileName)).toEqual(['fair 2026.csv', '']);
  const reports = await Promise.all(imports.map(({ _id }) => importedRows(world.app.admin, _id)));
  expect(JSON.stringify(reports)).toContain('rounded-phone');
  expect(await traces()).toEqual([]);
});

test('chosen leads that are erased are taken out of a file that is being imported', async () => {
  const lead = await arrive();
  const { imports } = await world.app.storage();
  const { id } = await imports.begin({
    id: newId(),
    fileHash: 'f'.repeat(64),
    fileName: 'leads.csv',
    layout: {
      kind: 'table',
      names: ['E-mail'],
      mapping: ['email'],
      isMapped: true,
      country: '',
      dateOrder: '',
      keepsDuplicates: true,
    },
    by: { kind: 'operator' },
    startedAt: new Date(),
  });
  await imports.addRows(id, [
    { line: 2, cells: [PERSON.email] },
    { line: 3, cells: ['other@example.com'] },
  ]);
  await world.app.admin.post('/api/leads/erase', { ids: [lead._id] });
  const waiting = await imports.listWaiting(id, { after: 0, limit: 10 });
  expect(waiting.map(({ line }) => line)).toEqual([3]);
});

test('W59: a person who is erased while a file is being sent is not imported from it', async () => {
  const lead = await arrive();
  const { url, cookie } = world.app.admin;
  const upload = request(new URL('/api/imports', url), {
    method: 'POST',
    headers: { cookie, 'content-type': 'text/csv' },
  });
  const answer = once(upload, 'response') as Promise<[IncomingMessage]>;
  upload.write('Name,E-mail\nSent Before,before@example.com\n');
  await erase(lead._id);
  upload.end(`Sent Again,${PERSON.email}\nSent After,after@example.com\n`);
  const [response] = await answer;
  const run = JSON.parse(await text(response)) as ImportRun;
  await importEnd(world.app.admin, run._id);
  const rows = await importedRows(world.app.admin, run._id);
  expect(rows).toMatchObject([
    { fate: 'created' },
    { fate: 'skipped', reason: 'erased' },
    { fate: 'created' },
  ]);
  const { body } = await world.app.admin.get<LeadList>('/api/leads?q=sent');
  expect(body.leads.map(({ name }) => name).toSorted()).toEqual(['Sent After', 'Sent Before']);
  expect(await traces()).toEqual([]);
});
