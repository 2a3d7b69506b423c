import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { AuditList } from '../../src/contract/audit.ts';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { ImportRun } from '../../src/contract/import.ts';
import type { LeadDetails } from '../../src/contract/lead.ts';
import { importEnd, importFile } from '../support/import-file.ts';
import { postFile } from '../support/post-file.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { sync } from '../support/sync.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.fitnessId);
});
afterAll(() => world.close());

const HEAD = 'id\tcreated_time\tform_id\tform_name\tplatform\tnombre_completo\temail\tphone_number';
const row = (id: string | number, name: string) =>
  `l:${id}\t2024-01-02T03:04:05-05:00\tf:${DEMO.forms.freeTrial}\tTrial\tig\t${name}\tx@example.com\tp:+34699111333`;

/** As Meta writes it: UTF-16LE with tabs. */
const metaFile = (...rows: readonly string[]) =>
  Buffer.from(`\uFEFF${[HEAD, ...rows].join('\r\n')}\r\n`, 'utf16le');

test('leads that Meta has deleted come in from its export, with all that the file says', async () => {
  const { counts, rows } = await importFile(
    world.app.admin,
    metaFile(row('9001', 'Old Lead'), row('9002', 'Older Lead')),
  );
  expect(counts).toMatchObject({ created: 2, skipped: 0, refused: 0 });
  const leadId = rows[0]?.leadId;
  const lead = (await world.app.admin.get<LeadDetails>(`/api/leads/${leadId}`)).body;
  expect(lead).toMatchObject({
    name: 'Old Lead',
    email: 'x@example.com',
    phoneE164: '+34699111333',
    source: 'instagram',
    status: 'New',
    createdAt: '2024-01-02T08:04:05.000Z',
    metaData: { leadId: '9001', formId: DEMO.forms.freeTrial, pageId: DEMO.fitnessId },
    origin: { via: 'import' },
    journey: { firstContactedAt: null },
  });
  const { entries } = (await world.app.admin.get<AuditList>('/api/audit?limit=1')).body;
  expect(entries[0]).toMatchObject({ action: 'imported', fields: ['leads', '2'] });
});

test('W40, W41: the same file again makes no lead twice, also if both are sent at once', async () => {
  const rows = Array.from({ length: 120 }, (_, index) => row(7_000 + index, `Lead ${index}`));
  const send = (query = '') => postFile<ImportRun>(world.app.admin, metaFile(...rows), query);
  const [one, other] = await Promise.all([send(), send()]);
  expect([one.status, other.status, other.body._id]).toEqual([202, 202, one.body._id]);
  const { counts } = await importEnd(world.app.admin, one.body._id);
  expect(counts).toMatchObject({ created: 120, skipped: 0, refused: 0 });
  const refused = await postFile<ErrorAnswer>(world.app.admin, metaFile(...rows));
  expect([refused.status, refused.body.code]).toEqual([409, 'file-imported-before']);
  const again = await importFile(world.app.admin, metaFile(...rows), 'again=true');
  expect(again.counts).toMatchObject({ created: 0, skipped: 120, refused: 0 });
});

test('a lead that came in from a file is not made again by a sync, and keeps what the team made of it', async () => {
  const formId = DEMO.forms.freeTrial;
  const { leads } = await world.meta.control.createLeads({ formId, deliver: false });
  const id = leads[0]?.id ?? '';
  const { rows } = await importFile(world.app.admin, metaFile(row(id, 'From a file')));
  const crmId = rows[0]?.leadId ?? '';
  await world.app.admin.patch(`/api/leads/${crmId}`, { status: 'Won' });
  await sync(world);
  const after = await world.lead(id);
  expect(after).toMatchObject({ _id: crmId, name: 'From a file', status: 'Won' });
});

test('W59: an erased lead does not come back from a file', async () => {
  const formId = DEMO.forms.freeTrial;
  const { leads } = await world.meta.control.createLeads({ formId, deliver: false });
  const id = leads[0]?.id ?? '';
  await sync(world);
  const lead = await world.lead(id);
  await world.app.admin.post(`/api/leads/${lead._id}/erase`, {});
  const { rows } = await importFile(world.app.admin, metaFile(row(id, 'Back again')));
  expect(rows).toMatchObject([{ fate: 'skipped', reason: 'erased' }]);
});
