import type { NewLead } from '../../src/leads/lead.ts';

export const FIRST_NAMES =
  'Anna Ben Clara David Emma Felix Greta Hugo Ida Jonas Klara Leo Mia Noah Olga Paul Rosa Simon Tilda Viktor'.split(
    ' ',
  );
const LAST_NAMES =
  'Albrecht Bauer Conrad Diaz Engel Fischer Gruber Hansen Ivanov Jansen Keller Lang Meyer Nowak Otto Peters Quist Richter Schmidt Thoma'.split(
    ' ',
  );
const START = Date.UTC(2026, 0, 1);
const SECONDS_BETWEEN = 7;

const pick = (list: readonly string[], index: number): string => list[index % list.length] ?? '';

/** Eight digits that no other lead has. Multiplying by a prime spreads them. */
const subscriber = (index: number): string => String((index * 48_271 + 7) % 1e8).padStart(8, '0');

export const nameOf = (index: number): string =>
  `${pick(FIRST_NAMES, index)} ${pick(LAST_NAMES, Math.floor(index / FIRST_NAMES.length))}`;
export const emailOf = (index: number): string =>
  `${nameOf(index).toLowerCase().replace(' ', '.')}.${index}@example.com`;
/** The middle of the number, without its first and last digit. */
export const phonePartOf = (index: number): string => `151${subscriber(index)}`.slice(1, -1);

/** The lead with this index, the same in each run. */
export function madeUpLead(index: number): NewLead {
  const name = nameOf(index);
  const email = emailOf(index);
  const phone = `0151 ${subscriber(index)}`;
  const createdAt = new Date(START + index * SECONDS_BETWEEN * 1000);
  const text = (key: string, type: string, value: string) => ({
    key,
    label: key,
    type,
    values: [value],
    labels: [value],
  });
  return {
    name,
    email,
    phone,
    phoneE164: `+49151${subscriber(index)}`,
    company: index % 3 === 0 ? `${pick(LAST_NAMES, index)} GmbH` : '',
    contact: {},
    source: index % 4 === 0 ? 'instagram' : 'facebook',
    tags: ['facebook-lead'],
    metaData: {
      leadId: `2384966${String(index).padStart(10, '0')}`,
      formId: '1187203945520381',
      pageId: '104857392016385',
      platform: index % 4 === 0 ? 'instagram' : 'facebook',
      originalFields: { full_name: [name], email: [email], phone_number: [phone], budget: ['500'] },
    },
    answers: [
      { ...text('full_name', 'FULL_NAME', name), field: 'name' },
      { ...text('email', 'EMAIL', email), field: 'email' },
      { ...text('phone_number', 'PHONE', phone), field: 'phone' },
      { ...text('budget', 'CUSTOM', '500'), field: null },
    ],
    disclaimers: [],
    origin: {
      pageName: 'Brotzeit Bakery',
      formName: 'Wedding cake',
      campaignId: '120210000000000001',
      campaignName: 'Spring',
      adsetId: '120210000000000002',
      adsetName: 'Brides',
      adId: '120210000000000003',
      adName: 'Cake',
      partnerName: '',
      retailerItemId: '',
      post: '',
      vehicle: '',
      homeListing: '',
      submissionCheck: '',
      isOrganic: false,
      via: 'webhook',
      submittedAt: createdAt,
      receivedAt: createdAt,
      storedAt: createdAt,
    },
    createdAt,
  };
}
