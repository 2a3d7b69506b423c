import { expect, test } from 'vitest';
import { placeOfNotice } from './notice-place.ts';

const MY_LEADS = { to: '/user/allLeads', search: { owner: 'me' } };

test('a notice about a lead opens the lead', () => {
  expect(placeOfNotice({ kind: 'meeting-soon', leadId: 'a1' })).toEqual({
    to: '/user/allLeads/$leadId',
    params: { leadId: 'a1' },
  });
});

test.each(['leads-given', 'old-leads-assigned', 'work-handed-over'])(
  'a notice %s about several leads opens the leads of the person',
  (kind) => {
    expect(placeOfNotice({ kind, leadId: null })).toEqual(MY_LEADS);
  },
);

test('a reminder opens the meetings or the tasks if its lead is hidden', () => {
  expect(placeOfNotice({ kind: 'meeting-soon', leadId: null })).toEqual({ to: '/meetings' });
  expect(placeOfNotice({ kind: 'task-due', leadId: null })).toEqual({ to: '/tasks' });
});

test('a notice of a kind that this version does not know opens the list', () => {
  expect(placeOfNotice({ kind: 'of-tomorrow', leadId: null })).toEqual({ to: '/user/allLeads' });
});
