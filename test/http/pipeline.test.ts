import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AuditList } from '../../src/contract/audit.ts';
import type { BulkRun } from '../../src/contract/bulk.ts';
import type { Dashboard } from '../../src/contract/dashboard.ts';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { LeadDetails, LeadList } from '../../src/contract/lead.ts';
import type {
  BoardAnswer,
  ChangePipelineBody,
  PipelineAnswer,
} from '../../src/contract/pipeline.ts';
import type { ViewList } from '../../src/contract/view.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import { importFile } from '../support/import-file.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
let sales: ApiClient;
beforeEach(async () => {
  world = await startWorld();
  sales = await addUser(world.app, 'user', 'sales@example.com');
});
afterEach(() => world.close());

const read = async () => (await sales.get<PipelineAnswer>('/api/pipeline')).body;
const put = (body: ChangePipelineBody, client = world.app.admin) =>
  client.put<PipelineAnswer & ErrorAnswer>('/api/pipeline', body);
const addLead = async (name: string, status?: string): Promise<LeadDetails> => {
  const { body } = await sales.post<LeadDetails>('/api/leads', { name });
  return status === undefined ? body : (await setStatus(body, status)).body;
};
const setStatus = ({ _id }: Pick<LeadDetails, '_id'>, status: string) =>
  sales.patch<LeadDetails & ErrorAnswer>(`/api/leads/${_id}`, { status });
const find = async ({ _id }: Pick<LeadDetails, '_id'>) =>
  (await sales.get<LeadDetails>(`/api/leads/${_id}`)).body;
const counts = async () => {
  const { columns } = (await sales.get<BoardAnswer>('/api/board')).body;
  return Object.fromEntries(columns.map(({ stage, count }) => [stage.id, count]));
};
const ids = ({ stages }: PipelineAnswer) => stages.map(({ id }) => id);

describe('the pipeline', () => {
  test('begins with the statuses of the description, and only admins change it', async () => {
    const pipeline = await read();
    expect(ids(pipeline)).toEqual(['New', 'Contacted', 'Qualified', 'Meeting', 'Won', 'Lost']);
    expect(pipeline.stages.filter(({ countsAsContacted }) => countsAsContacted)).toHaveLength(4);
    expect(pipeline).toMatchObject({ version: 0, moving: [] });
    const { version, stages } = pipeline;
    expect((await put({ version, stages }, sales)).status).toBe(403);
  });

  test('a stage is renamed, added and ordered; ids stay, and the audit log names who did it', async () => {
    const { version, stages } = await read();
    const renamed = stages.map((stage) =>
      stage.id === 'Meeting' ? { ...stage, label: 'Angebot raus!', coldAfterDays: 14 } : stage,
    );
    const wanted = [...renamed.slice(0, 2), { label: 'Órale & Co.' }, ...renamed.slice(2)];
    const { status, body } = await put({ version, stages: wanted, lostReasons: ['Moved away'] });
    expect(status).toBe(200);
    expect(ids(body)).toEqual([
      'New',
      'Contacted',
      'orale-co',
      'Qualified',
      'Meeting',
      'Won',
      'Lost',
    ]);
    expect(body.stages[4]).toMatchObject({ label: 'Angebot raus!', coldAfterDays: 14 });
    expect(body).toMatchObject({ version: 1, lostReasons: ['Moved away'] });
    expect(await read()).toEqual(body);
    const { entries } = (await world.app.admin.get<AuditList>('/api/audit')).body;
    expect(entries.find(({ action }) => action === 'setting-changed')).toMatchObject({
      target: { kind: 'setting', id: 'pipeline' },
      fields: ['stages', 'lostReasons'],
    });
  });

  test('of two admins who change it at once, the second is told and overwrites nothing', async () => {
    const { version, stages } = await read();
    const answers = await Promise.all(
      ['One', 'Two', 'Three'].map((label) => put({ version, stages: [...stages, { label }] })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('pipeline-changed-since');
    expect((await read()).stages).toHaveLength(7);
  });

  test.each([
    [
      'the first stage is removed',
      (s: PipelineAnswer['stages']) => s.slice(1),
      'first-stage-fixed',
    ],
    ['the first stage is won', (s) => s.with(0, { ...s[0]!, won: true }), 'first-stage-fixed'],
    ['the first stage is not the first', (s) => s.toReversed(), 'first-stage-fixed'],
    ['two stages have one name', (s) => [...s, { ...s[1]!, id: undefined }], 'stage-repeated'],
    ['a stage is there twice', (s) => [...s, { ...s[1]!, label: 'Twice' }], 'stage-repeated'],
    [
      'a stage has an unknown id',
      (s) => [...s, { ...s[1]!, id: 'x', label: 'X' }],
      'stage-unknown',
    ],
    ['a stage is won and lost', (s) => s.with(4, { ...s[4]!, lost: true }), 'invalid-input'],
    ['there is no stage', () => [], 'invalid-input'],
  ] as [string, (stages: PipelineAnswer['stages']) => ChangePipelineBody['stages'], string][])(
    'a change is refused with 400 if %s',
    async (_what, change, code) => {
      const { version, stages } = await read();
      const { status, body } = await put({ version, stages: change(stages) });
      expect([status, body.code]).toEqual([400, code]);
      expect(await read()).toMatchObject({ version: 0, stages });
    },
  );

  test('a stage that is called as a source gets another id, so that both can be searched', async () => {
    const { version, stages } = await read();
    const { body } = await put({ version, stages: [...stages, { label: 'Other' }] });
    expect(ids(body).at(-1)).toBe('stage-other');
    const lead = await addLead('Grace Hopper', 'stage-other');
    await sales.post('/api/leads', { name: 'Grace Kelly', source: 'other' });
    const found = await sales.get<LeadList>('/api/leads?q=grace&status=stage-other');
    expect(found.body.leads.map(({ _id }) => _id)).toEqual([lead._id]);
  });
});

describe('the status of a lead', () => {
  test.each(['Won', 'won', 'WON'])(
    'is accepted as %s, in changes, filters and exports',
    async (text) => {
      const lead = await addLead('Ada Lovelace', text);
      expect(lead.status).toBe('Won');
      const list = await sales.get<LeadList>(`/api/leads?status=${text}`);
      expect(list.body.leads.map(({ _id }) => _id)).toEqual([lead._id]);
      const file = await world.app.admin.get<string>(`/api/leads/export.csv?status=${text}`);
      expect(file.body).toContain('Ada Lovelace');
    },
  );

  test('W26: nobody waits for the first contact in a stage that means lost', async () => {
    const { version, stages } = await read();
    await put({ version, stages: [...stages, { label: 'Spam', lost: true }] });
    const [waiting, spam] = [await addLead('Ada'), await addLead('Robot', 'spam')];
    const find = async (query: string) =>
      (await sales.get<LeadList>(`/api/leads?untouched=true${query}`)).body.leads;
    expect((await find('')).map(({ _id }) => _id)).toEqual([waiting._id]);
    expect(await find('&status=Spam')).toEqual([]);
    const { columns } = (await sales.get<BoardAnswer>('/api/board?untouched=true')).body;
    expect(columns.flatMap((column) => column.leads).map(({ _id }) => _id)).toEqual([waiting._id]);
    const all = await sales.get<LeadList>('/api/leads?status=Spam');
    expect(all.body.leads.map(({ _id }) => _id)).toEqual([spam._id]);
  });

  test('W26: nobody waits for the first contact in a stage that means won, however the leads got there', async () => {
    const { version, stages } = await read();
    await put({ version, stages: [...stages, { label: 'Customer', won: true }] });
    const waiting = await addLead('Ada');
    const moved = [await addLead('Bob'), await addLead('Cem')];
    for (const [index, status] of ['Won', 'customer'].entries())
      await sales.post('/api/leads/bulk', { ids: [moved[index]?._id], change: { status } });
    await importFile(world.app.admin, 'Name,Status\nDan,Won\nEve,Customer\n');
    const { leads } = (await sales.get<LeadList>('/api/leads?untouched=true')).body;
    expect(leads.map(({ _id }) => _id)).toEqual([waiting._id]);
    const { columns } = (await sales.get<BoardAnswer>('/api/board?untouched=true')).body;
    expect(columns.flatMap((column) => column.leads).map(({ _id }) => _id)).toEqual([waiting._id]);
    const day = new Date().toISOString().slice(0, 10);
    await eventually('the dashboard counts one lead as waiting', async () => {
      const path = `/api/dashboard?from=${day}&to=${day}&zone=UTC`;
      const { body } = await sales.get<Dashboard>(path);
      const count = body.untouched.reduce((sum, age) => sum + age.count, 0);
      return body.current.leads === 5 && count === 1;
    });
  });

  test('W26: counts as contacted by what the team says of the stage, and never by Lost', async () => {
    const { version, stages } = await read();
    const changed = stages.map((stage) =>
      stage.id === 'Contacted' ? { ...stage, countsAsContacted: false } : stage,
    );
    const added = [...changed, { label: 'Called', countsAsContacted: true }];
    await put({ version, stages: added });
    for (const [status, isContacted] of [
      ['Contacted', false],
      ['Lost', false],
      ['called', true],
    ] as const) {
      const lead = await addLead('Somebody', status);
      expect(lead.journey.firstContactedAt !== null, status).toBe(isContacted);
    }
  });
});

describe('W20: a stage with leads', () => {
  const without = (stages: PipelineAnswer['stages'], gone: string) =>
    stages.filter(({ id }) => id !== gone);

  test('is not removed before somebody says where they go', async () => {
    const lead = await addLead('Grace', 'Qualified');
    const { version, stages } = await read();
    const { status, body } = await put({ version, stages: without(stages, 'Qualified') });
    expect([status, body.code, body.params]).toEqual([
      409,
      'stage-has-leads',
      { stage: 'Qualified', leads: 1 },
    ]);
    expect(await read()).toMatchObject({ version: 0, stages });
    expect((await find(lead)).status).toBe('Qualified');
  });

  test('without leads is removed at once', async () => {
    const { version, stages } = await read();
    const { body } = await put({ version, stages: without(stages, 'Meeting') });
    expect(ids(body)).not.toContain('Meeting');
    const lead = await addLead('Grace');
    expect((await setStatus(lead, 'Meeting')).body.code).toBe('invalid-input');
  });

  test('gives them all to the stage that was named, each with an event, and none is called contacted by it', async () => {
    const leads: LeadDetails[] = [];
    for (let n = 0; n < 120; n += 1) leads.push(await addLead(`Lead ${n}`, 'Lost'));
    const { version, stages } = await read();
    const moveLeads = { lost: 'Contacted' };
    const { status } = await put({ version, stages: without(stages, 'Lost'), moveLeads });
    expect(status).toBe(200);
    await eventually('all leads are moved', async () => (await counts())['Contacted'] === 120);
    expect(await counts()).not.toHaveProperty('Lost');
    expect((await read()).moving).toEqual([]);
    const moved = await find(leads[7]!);
    expect(moved.journey.firstContactedAt).toBeNull();
    const timeline = await sales.get<{ entries: unknown[] }>(`/api/leads/${moved._id}/timeline`);
    expect(timeline.body.entries[0]).toMatchObject({
      type: 'lead.status-changed',
      changes: [{ field: 'status', from: 'Lost', to: 'Contacted' }],
    });
  });

  test('still works in links and saved views: they show the stage that its leads went to', async () => {
    const [won, qualified] = [await addLead('Ada', 'Won'), await addLead('Grace', 'Qualified')];
    const query = 'status=Won&status=qualified';
    await sales.post('/api/views', { name: 'Ours', query });
    const { version, stages } = await read();
    await put({ version, stages: without(stages, 'Qualified'), moveLeads: { Qualified: 'Won' } });
    await eventually('the lead is moved', async () => (await find(qualified)).status === 'Won');
    const { body } = await sales.get<LeadList>('/api/leads?status=Qualified');
    expect(body.leads.map(({ _id }) => _id)).toEqual([qualified._id, won._id]);
    const { views } = (await sales.get<ViewList>('/api/views?counts=true')).body;
    expect(views.find(({ name }) => name === 'Ours')?.count).toEqual({ count: 2, isMore: false });
    expect((await sales.get('/api/leads/counts?status=never-there')).status).toBe(400);
  });

  const removeMeeting = async () => {
    const { version, stages } = await read();
    const moveLeads = { Meeting: 'Won' };
    expect((await put({ version, stages: without(stages, 'Meeting'), moveLeads })).status).toBe(
      200,
    );
  };

  test('gets no lead back from an undo: the lead goes where the others went', async () => {
    const [ada, bob, cem] = [
      await addLead('Ada', 'Meeting'),
      await addLead('Bob', 'Meeting'),
      await addLead('Cem', 'Meeting'),
    ];
    const change = (await setStatus(ada, 'Lost')).body.changeId;
    const changedAt = (await setStatus(bob, 'Lost')).body.statusChangedAt;
    const ids = [cem._id];
    const run = await sales.post<BulkRun>('/api/leads/bulk', { ids, change: { status: 'Lost' } });
    await removeMeeting();
    await sales.post(`/api/leads/${ada._id}/undo`, { changeId: change });
    await sales.post(`/api/leads/${bob._id}/undo-status`, { changedAt });
    const undone = await sales.post<BulkRun>(`/api/leads/bulk/${run.body._id}/undo`, {});
    expect(undone.body).toMatchObject({ state: 'done', changed: 1 });
    for (const lead of [ada, bob, cem]) {
      const { status, journey } = await find(lead);
      expect([status, journey.firstContactedAt]).toEqual(['Won', lead.journey.firstContactedAt]);
    }
  });

  test('still works in files that were written before', async () => {
    await removeMeeting();
    const { rows } = await importFile(world.app.admin, 'Name,Status\nAda,Meeting\nBob,Lost\n');
    const [ada, bob] = rows;
    expect((await find({ _id: ada?.leadId ?? '' })).status).toBe('Won');
    expect((await find({ _id: bob?.leadId ?? '' })).status).toBe('Lost');
  });

  test('goes on giving its leads away after a restart', async () => {
    for (let n = 0; n < 60; n += 1) await addLead(`Lead ${n}`, 'Won');
    const { version, stages } = await read();
    await put({ version, stages: without(stages, 'Won'), moveLeads: { Won: 'Meeting' } });
    await world.restart();
    await eventually('all leads are moved', async () => {
      const { columns } = (await world.app.admin.get<BoardAnswer>('/api/board')).body;
      return columns.find(({ stage }) => stage.id === 'Meeting')?.count === 60;
    });
  });
});
