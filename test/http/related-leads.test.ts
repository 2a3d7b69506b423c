import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type { RelatedLeadList } from '../../src/contract/lead-related.ts';
import type { Timeline } from '../../src/contract/lead-timeline.ts';
import type { SamePersonAnswer } from '../../src/contract/privacy.ts';
import { startSalesWorld, type SalesWorld } from '../support/start-sales-world.ts';

let started: SalesWorld;
beforeAll(async () => {
  started = await startSalesWorld();
});
afterAll(() => started.world.close());

const add = async (body: object): Promise<LeadDetails> =>
  (await started.sales.post<LeadDetails>('/api/leads', body)).body;
const send = async (answers: Readonly<Record<string, string>>): Promise<LeadDetails> => {
  const formId = DEMO.forms.weddingCake;
  const { leads } = await started.world.meta.control.createLeads({ formId, answers });
  return started.world.lead(leads[0]?.id ?? '');
};
const relatedTo = ({ _id }: LeadDetails) =>
  started.sales.get<RelatedLeadList>(`/api/leads/${_id}/related`);
const idsOf = ({ related }: RelatedLeadList) => related.map(({ _id }) => _id);
const typesOf = async ({ _id }: LeadDetails) =>
  (await started.sales.get<Timeline>(`/api/leads/${_id}/timeline`)).body.entries.map(
    ({ type, by }) => `${type} ${by?.name}`,
  );

test('the other enquiries of a person are found by the address in any case and by the number in any notation', async () => {
  const sent = await send({
    full_name: 'Ida Rhodes',
    email: 'Ida@Rhodes.example',
    phone_number: '+4915177665544',
  });
  const byMail = await add({ name: 'I. Rhodes', email: ' ida@rhodes.EXAMPLE ' });
  const byPhone = await add({ name: 'Ida', phone: '+49 (0)151 / 776 655 44' });
  await add({ name: 'Ida Rhodes', email: 'ida@rhodes.example.com' });
  const { body } = await relatedTo(sent);
  expect(idsOf(body)).toEqual([byPhone._id, byMail._id]);
  expect(body).toMatchObject({
    hasMore: false,
    related: [
      { hasSameEmail: false, hasSamePhone: true, source: 'manual', formName: '', unlinked: null },
      { hasSameEmail: true, hasSamePhone: false, status: 'New', ownerId: null },
    ],
  });
  const fromOther = (await relatedTo(byMail)).body;
  expect(fromOther.related).toMatchObject([
    { _id: sent._id, name: 'Ida Rhodes', formName: sent.origin?.formName },
  ]);
  expect((await relatedTo(await add({ name: 'Nobody else' }))).body.related).toEqual([]);
});

test('a wrong match is unlinked for both, says who and when, and is linked again', async () => {
  const [one, other, third] = [
    await add({ name: 'Rosa', phone: '+4930111222' }),
    await add({ name: 'Karl', phone: '+4930111222' }),
    await add({ name: 'Karl', phone: '+4930111222' }),
  ];
  const unlinked = await started.sales.post<RelatedLeadList>(`/api/leads/${one._id}/unlinked`, {
    leadId: third._id,
  });
  expect(unlinked.status).toBe(200);
  expect(idsOf(unlinked.body)).toEqual([other._id, third._id]);
  expect(unlinked.body.related[1]?.unlinked).toMatchObject({
    by: { kind: 'user', name: 'Sam Example' },
    at: expect.any(String),
  });
  const fromThird = (await relatedTo(third)).body.related;
  expect(fromThird.map((each) => each.unlinked !== null)).toEqual([false, true]);
  for (const lead of [one, third])
    expect(await typesOf(lead)).toContain('lead.unlinked Sam Example');
  expect(await typesOf(other)).not.toContain('lead.unlinked Sam Example');

  const linked = await started.sales.delete<RelatedLeadList>(
    `/api/leads/${third._id}/unlinked/${one._id}`,
  );
  expect(linked.body.related.every((each) => each.unlinked === null)).toBe(true);
  expect(await typesOf(one)).toContain('lead.linked Sam Example');
});

test('an unlinked lead is not among what is erased or told for the person of the other one', async () => {
  const email = 'shared@family.example';
  const [one, other, third] = [
    await add({ name: 'Mother', email }),
    await add({ name: 'Mother', email }),
    await add({ name: 'Daughter', email }),
  ];
  await started.sales.post(`/api/leads/${one._id}/unlinked`, { leadId: third._id });
  const { admin } = started.world.app;
  const samePerson = await admin.get<SamePersonAnswer>(`/api/leads/${one._id}/same-person`);
  expect(samePerson.body.leads.map(({ id }) => id)).toEqual([one._id, other._id]);
  const told = await admin.get(`/api/leads/${one._id}/subject-export`);
  expect(JSON.stringify(told.body)).not.toContain('Daughter');
  expect((await admin.post(`/api/leads/${third._id}/erase`, {})).status).toBe(200);
  expect(idsOf((await relatedTo(one)).body)).toEqual([other._id]);
});

test('leads that do not exist, the lead itself and leads without anything in common cannot be unlinked', async () => {
  const [one, other] = [
    await add({ name: 'A', email: 'a@a.example' }),
    await add({ name: 'B', email: 'b@b.example' }),
  ];
  for (const leadId of [one._id, other._id, '0'.repeat(24), 'odd'])
    expect(
      (await started.sales.post<ErrorAnswer>(`/api/leads/${one._id}/unlinked`, { leadId })).body,
    ).toMatchObject({ code: 'not-found' });
  expect((await started.sales.get(`/api/leads/${'0'.repeat(24)}/related`)).status).toBe(404);
  expect((await started.sales.delete(`/api/leads/${one._id}/unlinked/odd`)).status).toBe(404);
});

test('a number that hundreds share gives a part of them, and says that there are more', async () => {
  const [first] = await Promise.all(
    Array.from({ length: 103 }, (_, index) => add({ name: `N${index}`, phone: '+4930999888' })),
  );
  if (!first) throw new Error('No lead was added.');
  const { body } = await relatedTo(first);
  expect(body.hasMore).toBe(true);
  expect(body.related).toHaveLength(100);
  expect(idsOf(body)).not.toContain(first._id);
});

test('before a lead is added, leads with its address or number are found', async () => {
  const known = await add({ name: 'Mary', email: 'mary@jackson.example', phone: '+49 30 7654321' });
  const find = async (body: object) =>
    (await started.sales.post<RelatedLeadList>('/api/leads/find-related', body)).body;
  expect(idsOf(await find({ email: ' MARY@Jackson.example' }))).toEqual([known._id]);
  expect(idsOf(await find({ phone: '0049 (0)30 / 765 43 21' }))).toEqual([known._id]);
  for (const nobody of [{}, { email: 'no address' }, { phone: '12' }, { email: 'm@x.example' }])
    expect(await find(nobody)).toEqual({ related: [], hasMore: false });
});
