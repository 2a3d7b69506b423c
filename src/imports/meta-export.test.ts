import { expect, test } from 'vitest';
import { isMetaExport, readMetaRow, type MetaRowContext } from './meta-export.ts';

const NAMES = [
  'id',
  'created_time',
  'ad_id',
  'ad_name',
  'campaign_id',
  'campaign_name',
  'form_id',
  'form_name',
  'is_organic',
  'platform',
  'what_is_your_budget?',
  'full_name',
  'email',
  'phone_number',
  'lead_status',
];

const CONTEXT: MetaRowContext = {
  names: NAMES,
  formOf: async () => undefined,
  pageNameOf: () => '',
  now: new Date('2026-11-01T00:00:00Z'),
};

const row = (changes: Readonly<Record<string, string>> = {}) =>
  NAMES.map(
    (name) =>
      ({
        id: 'l:12345678901234567890',
        created_time: '2026-01-02T03:04:05-05:00',
        ad_id: 'ag:111',
        ad_name: 'Ad one',
        campaign_id: 'c:333',
        campaign_name: 'Spring',
        form_id: 'f:444',
        form_name: 'Trial',
        is_organic: 'false',
        platform: 'ig',
        'what_is_your_budget?': '5000_€',
        full_name: 'Ana López',
        email: 'ana@example.com',
        phone_number: 'p:+34612345678',
        lead_status: 'CREATED',
        ...changes,
      })[name] ?? '',
  );

test('the export of Meta is recognised by its columns', () => {
  expect(isMetaExport(NAMES)).toBe(true);
  expect(isMetaExport(['id', 'name', 'email'])).toBe(false);
});

test('a row of the export of Meta becomes the lead that Meta would have sent', async () => {
  expect(await readMetaRow(row(), CONTEXT)).toMatchObject({
    lead: {
      name: 'Ana López',
      email: 'ana@example.com',
      phone: '+34612345678',
      phoneE164: '+34612345678',
      source: 'instagram',
      createdAt: new Date('2026-01-02T08:04:05Z'),
      metaData: {
        leadId: '12345678901234567890',
        formId: '444',
        originalFields: { 'what_is_your_budget?': ['5000_€'], phone_number: ['+34612345678'] },
      },
      origin: {
        formName: 'Trial',
        campaignId: '333',
        campaignName: 'Spring',
        adId: '111',
        isOrganic: false,
      },
    },
  });
});

test.each([
  [{ id: '' }, 'no-meta-id', 'id'],
  [{ id: 'l:1.2E+16' }, 'no-meta-id', 'id'],
  [{ created_time: 'yesterday' }, 'unreadable-time', 'created_time'],
])('a row with %j is refused with its own reason', async (changes, refusal, column) => {
  expect(await readMetaRow(row(changes), CONTEXT)).toEqual({ refusal, column });
});
