import { expect, test } from 'vitest';
import { NEW_LEAD_FIELDS, type Lead } from '../leads/lead.ts';
import type { RuleConditions } from './assignment-rule.ts';
import { matchesRule } from './matches-rule.ts';

const ANY: RuleConditions = {
  pageIds: [],
  formIds: [],
  campaignIds: [],
  sources: [],
  countries: [],
  answers: [],
};
const LEAD: Lead = {
  ...NEW_LEAD_FIELDS,
  id: 'lead-1',
  name: 'Anna',
  email: '',
  phone: '0151 12345678',
  phoneE164: '+4915112345678',
  company: '',
  contact: {},
  source: 'facebook',
  tags: [],
  metaData: { leadId: '1', formId: '200', pageId: '100', platform: 'facebook', originalFields: {} },
  answers: [
    {
      key: 'size',
      label: 'Which size?',
      type: 'CUSTOM',
      field: null,
      values: ['xl'],
      labels: ['Extra größe'],
    },
  ],
  disclaimers: [],
  origin: null,
  createdAt: new Date(0),
  updatedAt: new Date(0),
};
const matches = (when: Partial<RuleConditions>, lead: Partial<Lead> = {}) =>
  matchesRule({ ...LEAD, ...lead }, { ...ANY, ...when });

test('a rule without conditions is for every lead', () => {
  expect(matches({})).toBe(true);
  expect(matches({}, { metaData: null, phoneE164: '', answers: [] })).toBe(true);
});

test('each condition must fit, and of each one of its values', () => {
  expect(matches({ pageIds: ['99', '100'], formIds: ['200'], sources: ['facebook'] })).toBe(true);
  expect(matches({ pageIds: ['100'], formIds: ['201'] })).toBe(false);
  expect(matches({ campaignIds: ['1'] })).toBe(false);
  expect(matches({ pageIds: ['100'] }, { metaData: null })).toBe(false);
});

test('the country is that of the phone number; a lead without a number has none', () => {
  expect(matches({ countries: ['AT', 'DE'] })).toBe(true);
  expect(matches({ countries: ['AT'] })).toBe(false);
  expect(matches({ countries: ['DE'] }, { phoneE164: '' })).toBe(false);
});

test('an answer fits by the key or the label of its question, and by its value or its label', () => {
  const answers = (question: string, ...values: string[]) =>
    matches({ answers: [{ question, values }] });
  expect(answers('SIZE', 'xl')).toBe(true);
  expect(answers('which size? ', 'small', 'EXTRA GRÖSSE')).toBe(true);
  expect(answers('which size?', 'l')).toBe(false);
  expect(answers('colour', 'xl')).toBe(false);
});
