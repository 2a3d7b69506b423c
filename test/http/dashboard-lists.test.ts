import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { Dashboard, DashboardNumbers } from '../../src/contract/dashboard.ts';
import type { LeadCount } from '../../src/contract/lead-list.ts';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type { PipelineAnswer } from '../../src/contract/pipeline.ts';
import type { ApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import { importFile } from '../support/import-file.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { daysAgo } from '../support/time-travel.ts';

let world: World;
let admin: ApiClient;
/** The stages that are lost. */
const lostIds: string[] = ['Lost'];
beforeAll(async () => {
  world = await startWorld();
  ({ admin } = world.app);
  await world.connect();
  for (const pageId of [DEMO.bakeryId, DEMO.instagramId, DEMO.fitnessId])
    await world.enable(pageId);
  await fill();
});
afterAll(() => world.close());

const change = (leadId: string, body: object) => admin.patch(`/api/leads/${leadId}`, body);

async function newLead(formId: string, createdTime?: string): Promise<string> {
  const { leads } = await world.meta.control.createLeads({
    formId,
    ...(createdTime !== undefined && { createdTime }),
  });
  return (await world.lead(leads[0]?.id ?? ''))._id;
}

async function enter(body: object): Promise<string> {
  return (await admin.post<LeadDetails>('/api/leads', body)).body._id;
}

/** The team calls some leads unsuitable, which are lost too. */
async function addLostStage(): Promise<string> {
  const { version, stages } = (await admin.get<PipelineAnswer>('/api/pipeline')).body;
  const wanted = [...stages, { label: 'Unsuitable', lost: true }];
  const { body } = await admin.put<PipelineAnswer>('/api/pipeline', { version, stages: wanted });
  return body.stages.at(-1)?.id ?? '';
}

/** Leads of every kind: from two Pages, late, imported, entered by hand, contacted, lost, and erased. */
async function fill(): Promise<void> {
  const { weddingCake, breakfast, freeTrial } = DEMO.forms;
  const me = (await admin.get<{ user: { id: string } }>('/api/session')).body.user;
  await change(await newLead(weddingCake), { status: 'Contacted', ownerId: me.id });
  await change(await newLead(weddingCake), { status: 'Lost', lostReason: 'Too expensive' });
  await change(await newLead(breakfast), { status: 'Lost' });
  await change(await newLead(breakfast), { status: 'Lost', lostReason: 'A story. '.repeat(20) });
  const unsuitable = await addLostStage();
  lostIds.push(unsuitable);
  await change(await newLead(freeTrial), { ownerId: me.id });
  await change(await newLead(freeTrial), { status: unsuitable, lostReason: 'Too expensive' });
  await change(await newLead(freeTrial, daysAgo(2)), { status: 'Won' });
  await newLead(weddingCake, daysAgo(5));
  await change(await enter({ name: 'Wanda Web', source: 'website' }), { status: 'Qualified' });
  await change(await enter({ name: 'Hanna Hand', source: 'manual' }), { status: 'Contacted' });
  const { counts, rows } = await importFile(
    admin,
    Buffer.from(
      [
        'id\tcreated_time\tform_id\tform_name\tplatform\tnombre_completo\temail\tphone_number',
        `l:9001\t${daysAgo(1)}\tf:${freeTrial}\tTrial\tig\tImke Import\tx@example.com\tp:+34699111333`,
      ].join('\n'),
    ),
  );
  expect(counts.created).toBe(1);
  await change(rows[0]?.leadId ?? '', { status: 'Contacted' });
  await eventually('all leads to be counted', async () => {
    const { current, previous } = await read('UTC');
    return current.leads + (previous?.leads ?? 0) === 11 && current.contacted === 5;
  });
  const erased = (await admin.get<{ leads: LeadDetails[] }>('/api/leads?q=Hanna')).body.leads[0];
  await admin.post(`/api/leads/${erased?._id}/erase`, {});
  await eventually(
    'the erasure to be counted',
    async () => (await read('UTC')).current.erased === 1,
  );
}

/** Five days: today and the next one, because some zones are a day ahead. */
async function read(zone: string): Promise<Dashboard> {
  const query = { from: dateOf(3), to: dateOf(-1), zone, compare: 'previous' };
  const { status, body } = await admin.get<Dashboard>(
    `/api/dashboard?${new URLSearchParams(query).toString()}`,
  );
  expect(status).toBe(200);
  return body;
}

const dateOf = (daysBack: number) => daysAgo(daysBack).slice(0, 10);
const dayAfter = (date: string) =>
  new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

type Filters = Readonly<Record<string, string | readonly string[]>>;

/** Every number of a period with the filters of the leads behind it, as the links of the screen have them. */
function numbersOf(numbers: DashboardNumbers): readonly (readonly [Filters, number])[] {
  const { by, times } = numbers;
  const days = { from: numbers.from, to: dayAfter(numbers.to) };
  const idOf = (id: string | null) => (id === '' || id === null ? 'none' : id);
  const timesOf = (filters: Filters, { leads, contacted, wall }: typeof times.all) =>
    [
      ['timed', leads],
      ['timed-made', contacted],
      ['within-5', wall.within5],
      ['within-60', wall.within60],
    ].map(([contact, count]) => [{ ...filters, contact: String(contact) }, Number(count)] as const);
  return [
    [days, numbers.leads],
    [{ ...days, contact: 'made' }, numbers.contacted],
    ...(['source', 'connection', 'form', 'campaign'] as const).flatMap((dimension) =>
      by[dimension].flatMap(({ id, total, perDay }) => [
        [{ ...days, [dimension]: idOf(id) }, total] as const,
        ...numbers.days.map(
          (date, index) =>
            [
              { from: date, to: dayAfter(date), [dimension]: idOf(id) },
              perDay[index] ?? 0,
            ] as const,
        ),
      ]),
    ),
    ...numbers.statuses.map(({ status, count }) => [{ ...days, status }, count] as const),
    ...numbers.statuses.flatMap(({ reached }) =>
      reached ? [[{ ...days, status: reached.statuses }, reached.count] as const] : [],
    ),
    ...numbers.lostReasons.map(
      ({ reason, count }) =>
        [{ ...days, status: lostIds, lostReason: idOf(reason) }, count] as const,
    ),
    ...timesOf(days, times.all),
    ...times.byOwner.flatMap((each) => timesOf({ ...days, owner: idOf(each.id) }, each)),
    ...times.byCampaign.flatMap((each) => timesOf({ ...days, campaign: idOf(each.id) }, each)),
  ];
}

/** The numbers that do not have as many leads in their list. */
async function findDifferences(zone: string, numbers: readonly (readonly [Filters, number])[]) {
  const all = await Promise.all(
    numbers.map(async ([filters, number]) => {
      const values = Object.entries({ ...filters, zone });
      const query = new URLSearchParams(
        values.flatMap(([name, value]) => [value].flat().map((each) => [name, each])),
      ).toString();
      const { body } = await admin.get<LeadCount>(`/api/leads/counts?${query}`);
      return { query, number, listed: body.count };
    }),
  );
  return all.filter(({ number, listed }) => number !== listed);
}

test.each(['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Kiritimati'])(
  'every number has as many leads as the list behind it, in the time zone %s',
  async (zone) => {
    const { current, previous, untouched } = await read(zone);
    expect(current.leads).toBe(9);
    expect(current.by.form).toContainEqual(expect.objectContaining({ id: '', total: 1 }));
    expect(current.lostReasons.map(({ reason }) => reason).toSorted()).toEqual([
      '',
      '*',
      'Too expensive',
    ]);
    expect(current.lostReasons).toContainEqual({ reason: 'Too expensive', count: 2 });
    expect(current.statuses).toContainEqual({ status: lostIds[1], count: 1, reached: null });
    // Of those who were contacted, one came late, one was imported.
    expect(current.times.all).toMatchObject({ contacted: 2 });
    expect(current.contacted).toBe(4);
    const numbers = [current, ...(previous ? [previous] : [])].flatMap(numbersOf);
    const waiting = untouched.map(({ age, from, to, count }) => {
      const end: Filters = age === 'minutes' ? {} : { to };
      return [{ untouched: 'true', ...(from !== null && { from }), ...end }, count] as const;
    });
    const total = untouched.reduce((sum, { count }) => sum + count, 0);
    expect(total).toBeGreaterThan(0);
    expect(
      await findDifferences(zone, [...numbers, ...waiting, [{ untouched: 'true' }, total]]),
    ).toEqual([]);
  },
);
