import { expect, test } from 'vitest';
import type { AssignmentRule } from '../../contract/assignment.ts';
import { fromDraft, toDraft } from './rule-draft.ts';

const night = {
  zone: 'Europe/Berlin',
  week: { mon: [{ from: '22:00', to: '24:00' }] },
};
const rule: AssignmentRule = {
  _id: 'rule-1',
  name: 'Cakes',
  enabled: false,
  when: {
    pageIds: ['page-1'],
    formIds: ['form-1'],
    campaignIds: ['campaign-1'],
    sources: ['facebook'],
    countries: ['DE', 'AT'],
    answers: [
      { question: 'budget', values: ['more than 1,000 €', 'low'] },
      { question: 'city', values: ['Ulm'] },
    ],
  },
  members: [
    { userId: 'ann', weight: 2, hours: night },
    { userId: 'ben', weight: 1, hours: null },
  ],
  hours: {
    zone: 'America/New_York',
    week: {
      mon: [
        { from: '09:00', to: '12:00' },
        { from: '13:00', to: '17:00' },
      ],
      sat: [{ from: '10:00', to: '24:00' }],
    },
  },
  fallback: { kind: 'person', userId: 'ben' },
};

test('a rule that is opened and saved without a change stays as it is', () => {
  expect(fromDraft(toDraft(rule, 'Europe/Madrid'), rule)).toEqual(rule);
});

test('a new rule is for every lead at any time, and offers office hours in the zone of the person', () => {
  const draft = toDraft(undefined, 'Europe/Madrid');
  expect(fromDraft({ ...draft, name: 'All', members: { ann: 1 } }, undefined)).toEqual({
    name: 'All',
    when: { pageIds: [], sources: [], countries: [], answers: [] },
    members: [{ userId: 'ann', weight: 1 }],
    hours: null,
    fallback: { kind: 'wait' },
  });
  expect(draft.hours).toMatchObject({
    zone: 'Europe/Madrid',
    week: { fri: [{ from: '09:00', to: '17:00' }] },
  });
});
