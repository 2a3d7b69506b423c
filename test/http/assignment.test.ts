import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { AssignmentRuleList, PutAssignmentRulesBody } from '../../src/contract/assignment.ts';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { Timeline } from '../../src/contract/lead-timeline.ts';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type { NoticeList, ReadNoticesAnswer } from '../../src/contract/notice.ts';
import type { TeamUser, UserList } from '../../src/contract/user.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import { hoursAgo } from '../support/sync.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { watchEvents } from '../support/watch-events.ts';

const NAMES = ['ann', 'ben', 'cy', 'di'] as const;
type Name = (typeof NAMES)[number];
type Rule = PutAssignmentRulesBody['rules'][number];

let world: World;
const clients = new Map<string, ApiClient>();
const ids = new Map<string, string>();
beforeAll(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
  for (const name of NAMES)
    clients.set(name, await addUser(world.app, 'user', `${name}@example.com`));
  const { users } = (await world.app.admin.get<UserList>('/api/users')).body;
  for (const { id, email } of users) ids.set(email.split('@')[0] ?? '', id);
});
beforeEach(() => putRules([]));
afterAll(() => world.close());

const idOf = (name: Name) => ids.get(name) ?? '';
const clientOf = (name: Name) => clients.get(name) ?? world.app.stranger();
const members = (...names: readonly Name[]) => names.map((name) => ({ userId: idOf(name) }));
const rule = (fields: Partial<Rule> = {}): Rule => ({
  name: 'Everything',
  members: members('ann', 'ben'),
  ...fields,
});
const put = (rules: readonly object[], client = world.app.admin) =>
  client.put<AssignmentRuleList & ErrorAnswer>('/api/assignment-rules', { rules });
async function putRules(rules: readonly Rule[]) {
  const answer = await put(rules);
  expect(answer.status).toBe(200);
  return answer.body.rules;
}
const add = async (body: object = {}) =>
  (await world.app.admin.post<LeadDetails>('/api/leads', { name: 'Walk In', ...body })).body;
const read = async (id: string) =>
  (await world.app.admin.get<LeadDetails>(`/api/leads/${id}`)).body;
const owned = (id: string) =>
  eventually('the lead has an owner', async () => {
    const lead = await read(id);
    return lead.ownerId === null ? undefined : lead;
  });
const noticesOf = async (name: Name) =>
  (await clientOf(name).get<NoticeList>('/api/notices?limit=100')).body;

function spread(leads: readonly { readonly ownerId: string | null }[], names: readonly Name[]) {
  const counts = names.map((name) => leads.filter(({ ownerId }) => ownerId === idOf(name)).length);
  return { counts, difference: Math.max(...counts) - Math.min(...counts) };
}

const disable = async (name: Name) => {
  const change = { disabled: true, handOver: { to: idOf('cy') } };
  expect((await world.app.admin.patch(`/api/users/${idOf(name)}`, change)).status).toBe(200);
};

/** Working hours that are over: on one day, which is neither yesterday, today nor tomorrow anywhere. */
function hoursOfAnotherDay() {
  const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
  const day = days[(new Date().getUTCDay() + 3) % 7] ?? 'sun';
  return { zone: 'Europe/Berlin', week: { [day]: [{ from: '09:00', to: '17:00' }] } };
}

test('rules are kept in their order, with ids, and only admins read and change them', async () => {
  const kept = await putRules([rule({ name: 'First' }), rule({ name: 'Second', enabled: false })]);
  expect(kept).toMatchObject([
    { name: 'First', enabled: true, hours: null, fallback: { kind: 'wait' } },
    { name: 'Second', enabled: false, members: [{ weight: 1, hours: null }, { weight: 1 }] },
  ]);
  const swapped = await putRules(kept.toReversed());
  expect(swapped).toEqual(kept.toReversed());
  expect((await world.app.admin.get<AssignmentRuleList>('/api/assignment-rules')).body).toEqual({
    rules: swapped,
  });
  expect((await put([], clientOf('ann'))).status).toBe(403);
});

test('a rule with an unknown person, an unknown zone or hours that end before they begin is refused', async () => {
  const [kept] = await putRules([rule()]);
  const hours = (zone: string, from: string) => ({ zone, week: { mon: [{ from, to: '12:00' }] } });
  const refused = async (fields: object) => {
    const { status, body } = await put([{ ...rule(), ...fields }]);
    return [status, body.code];
  };
  expect(await refused({ members: [{ userId: 'nobody' }] })).toEqual([404, 'not-found']);
  expect(await refused({ members: [] })).toEqual([400, 'invalid-input']);
  expect(await refused({ members: members('ann', 'ann') })).toEqual([400, 'invalid-input']);
  expect(await refused({ hours: hours('Mars/Olympus', '09:00') })).toEqual([400, 'unknown-zone']);
  expect(await refused({ hours: hours('Europe/Berlin', '13:00') })).toEqual([400, 'invalid-input']);
  expect(await refused({ fallback: { kind: 'person', userId: 'nobody' } })).toEqual([
    404,
    'not-found',
  ]);
  expect((await world.app.admin.get<AssignmentRuleList>('/api/assignment-rules')).body).toEqual({
    rules: [kept],
  });
});

test('W7: a lead from Meta gets an owner, says which rule chose, and the owner is told once', async () => {
  const [kept] = await putRules([rule({ name: 'Cakes', members: members('cy') })]);
  const watch = await watchEvents({ url: world.app.url, cookie: clientOf('cy').cookie });
  const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.weddingCake });
  const lead = await owned((await world.lead(leads[0]?.id ?? ''))._id);
  expect(lead).toMatchObject({
    ownerId: idOf('cy'),
    assignment: { ruleId: kept?._id, ruleName: 'Cakes', why: 'turn' },
  });
  const { entries } = (await world.app.admin.get<Timeline>(`/api/leads/${lead._id}/timeline`)).body;
  expect(entries).toContainEqual(
    expect.objectContaining({
      type: 'lead.assigned',
      by: { kind: 'system', id: 'assignment', name: '' },
      changes: expect.arrayContaining([
        { field: 'ownerId', from: null, to: idOf('cy') },
        { field: 'rule', from: null, to: 'Cakes' },
      ]),
    }),
  );
  await eventually('the screen of the owner is told', () =>
    watch.events.some(({ type }) => type === 'notices.changed'),
  );
  const { notices, unread } = await noticesOf('cy');
  expect(notices.filter(({ leadId }) => leadId === lead._id)).toMatchObject([
    { kind: 'lead-assigned', leadName: lead.name, readAt: null },
  ]);
  expect(unread).toBe(notices.length);
  const { body } = await clientOf('cy').post<ReadNoticesAnswer>('/api/notices/read', {});
  expect(body).toEqual({ unread: 0 });
  expect((await noticesOf('ann')).notices.some(({ leadId }) => leadId === lead._id)).toBe(false);
  watch.close();
});

test('W2: many leads at once are spread evenly, whatever order they have', async () => {
  await putRules([rule({ members: members('ann', 'ben', 'cy', 'di') })]);
  const added = await Promise.all(Array.from({ length: 64 }, () => add()));
  const leads = await Promise.all(added.map(({ _id }) => owned(_id)));
  expect(spread(leads, NAMES).counts).toEqual([16, 16, 16, 16]);
});

test('W1: a backfill with the newest lead first does not change whose turn it is', async () => {
  await putRules([rule({ members: members('ann', 'ben', 'cy', 'di') })]);
  const added = [];
  for (let hours = 1; hours <= 12; hours += 1) {
    const { leads } = await world.meta.control.createLeads({
      formId: DEMO.forms.weddingCake,
      createdTime: hoursAgo(hours).toISOString(),
    });
    added.push(await world.lead(leads[0]?.id ?? ''));
  }
  const leads = await Promise.all(added.map(({ _id }) => owned(_id)));
  expect(spread(leads, NAMES).counts).toEqual([3, 3, 3, 3]);
});

test('W4: a person who is disabled gets nothing, and the others share the turns', async () => {
  await putRules([rule({ members: members('ann', 'ben', 'di') })]);
  await disable('di');
  const added = [];
  for (let index = 0; index < 8; index += 1) added.push(await add());
  const leads = await Promise.all(added.map(({ _id }) => owned(_id)));
  expect(spread(leads, ['ann', 'ben'])).toMatchObject({ counts: [4, 4] });
  await world.app.admin.patch(`/api/users/${idOf('di')}`, { disabled: false });
});

test('W4: a person who is away gets nothing, and gets leads again when they are back', async () => {
  await putRules([rule({ members: members('ann', 'ben') })]);
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const absences = [{ from: day(-1), to: day(1) }];
  const path = `/api/users/${idOf('ann')}`;
  const { body } = await world.app.admin.patch<{ user: TeamUser }>(path, { absences });
  expect(body.user.absences).toEqual(absences);
  const added = [await add(), await add()];
  for (const { _id } of added) expect(await owned(_id)).toMatchObject({ ownerId: idOf('ben') });
  await putRules([rule({ members: members('ann') })]);
  const waiting = await add();
  expect((await clientOf('ann').patch('/api/account', { absences: [] })).status).toBe(200);
  expect(await owned(waiting._id)).toMatchObject({ ownerId: idOf('ann') });
  await putRules([rule({ members: members('ann', 'ben') })]);
  const later = await Promise.all([await add(), await add()].map(({ _id }) => owned(_id)));
  expect(spread(later, ['ann', 'ben']).counts).toEqual([1, 1]);
});

test('W5: a lead that comes while nobody works waits, and gets an owner as soon as somebody works', async () => {
  const closed = hoursOfAnotherDay();
  await putRules([rule({ hours: closed })]);
  const lead = await add();
  // The rules have decided about a later lead, so about this one too.
  await putRules([
    rule({ hours: closed, when: { sources: ['manual'] } }),
    rule({ when: { sources: ['website'] } }),
  ]);
  await owned((await add({ source: 'website' }))._id);
  expect(await read(lead._id)).toMatchObject({ ownerId: null, assignment: null });
  await putRules([rule({ members: members('ben') })]);
  expect(await owned(lead._id)).toMatchObject({ ownerId: idOf('ben') });
});

test('while no member works, the next rule or a person can get the lead', async () => {
  const hours = hoursOfAnotherDay();
  await putRules([
    rule({ hours, when: { sources: ['website'] }, fallback: { kind: 'next-rule' } }),
    rule({ hours, fallback: { kind: 'person', userId: idOf('cy') } }),
  ]);
  expect(await owned((await add({ source: 'website' }))._id)).toMatchObject({
    ownerId: idOf('cy'),
    assignment: { why: 'fallback' },
  });
});

test('W6: a rule whose members are all disabled does not keep the next rule from deciding', async () => {
  await putRules([rule({ members: members('di') }), rule({ members: members('ann') })]);
  await disable('di');
  expect(await owned((await add())._id)).toMatchObject({ ownerId: idOf('ann') });
  await world.app.admin.patch(`/api/users/${idOf('di')}`, { disabled: false });
});

test('the first rule that is for a lead decides: by country, source, form, answer and connection', async () => {
  await putRules([
    rule({ when: { countries: ['FR'] }, members: members('ann') }),
    rule({ when: { sources: ['website'] }, members: members('ben') }),
    rule({ when: { formIds: [DEMO.forms.weddingCake] }, members: members('cy') }),
  ]);
  const french = await add({ phone: '+33 6 12 34 56 78', source: 'website' });
  const site = await add({ source: 'website' });
  const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.weddingCake });
  expect(await owned(french._id)).toMatchObject({ ownerId: idOf('ann') });
  expect(await owned(site._id)).toMatchObject({ ownerId: idOf('ben') });
  const cake = await owned((await world.lead(leads[0]?.id ?? ''))._id);
  expect(cake.ownerId).toBe(idOf('cy'));
  const answer = cake.answers.find(({ labels }) => labels.length > 0);
  const ofAnswer = (value: string) => [{ question: answer?.label ?? '', values: [value] }];
  await putRules([
    rule({ when: { answers: ofAnswer('something else') }, members: members('ann') }),
    rule({ when: { pageIds: [DEMO.bakeryId] }, members: members('di') }),
  ]);
  const again = await world.meta.control.createLeads({ formId: DEMO.forms.weddingCake });
  expect((await owned((await world.lead(again.leads[0]?.id ?? ''))._id)).ownerId).toBe(idOf('di'));
});

test('an owner whom a person chose stays, and no rule is named', async () => {
  await putRules([rule({ members: members('ann') })]);
  const lead = await add({ ownerId: idOf('ben') });
  await owned((await add())._id);
  expect(await read(lead._id)).toMatchObject({ ownerId: idOf('ben'), assignment: null });
  const given = await owned((await add())._id);
  await world.app.admin.patch(`/api/leads/${given._id}`, { ownerId: idOf('cy') });
  expect(await read(given._id)).toMatchObject({ ownerId: idOf('cy'), assignment: null });
});

test('leads that wait are assigned after a restart, and a count of turns goes on', async () => {
  await putRules([rule({ members: members('ann', 'ben') })]);
  const first = await owned((await add())._id);
  await world.restart();
  const second = await owned((await add())._id);
  expect(second.ownerId).not.toBe(first.ownerId);
});
