import { ObjectId, type Db, type Document } from 'mongodb';

/** A database as the first LeadRabbit left it, with everything that its documents may look like. */
export const FIRST_TOKEN = 'EAAbFirstTokenOfThePage';

const at = (day: number, second = 0) => new Date(Date.UTC(2025, 0, day, 12, 0, second));

const fieldData = (name: string, email: string) => [
  { name: 'full_name', value: name },
  { name: 'email', value: email },
  { name: 'phone_number', value: '+49 151 23456789' },
  { name: 'what_do_you_need?', value: 'A new roof' },
];

export const PAGES: readonly Document[] = [
  {
    pageId: '1001',
    name: 'Roofs of Berlin',
    accessToken: FIRST_TOKEN,
    isActive: true,
    lastUpdated: at(10),
    leadForms: [
      {
        formId: '5001',
        name: 'Contact Us Form',
        leads: Array.from({ length: 2_000 }, (_, index) => ({
          leadId: String(900_000 + index),
          createdTime: at(9),
        })),
      },
    ],
    lastSync: at(10),
    syncCount: 42,
    createdAt: at(8),
    updatedAt: at(10),
  },
  // The same Page once more, older and disabled.
  {
    pageId: '1001',
    name: 'Roofs (old)',
    accessToken: 'EAAbOld',
    isActive: false,
    createdAt: at(1),
  },
  // Fields are missing or have other types.
  { pageId: 1002, name: 'Windows', accessToken: 'EAAbSecond', isActive: 'true', syncCount: '3' },
  { name: 'No id', accessToken: 'EAAbThird', lastUpdated: '2025-01-03T10:00:00Z' },
];

const crm = (name: string, more: Document): Document => ({
  name,
  email: `${name.toLowerCase().replaceAll(/\W+/g, '.')}@example.com`,
  phone: '+1 (415) 555-2671',
  company: 'Acme Corp',
  status: 'New',
  source: 'manual',
  tags: [],
  createdAt: at(5),
  updatedAt: at(6),
  meetings: [new ObjectId()],
  conversations: [new ObjectId()],
  notes: [{ text: 'called', at: at(6) }],
  ...more,
});

const fromMeta = (leadId: unknown, name: string, more: Document = {}): Document =>
  crm(name, {
    source: 'facebook',
    tags: ['facebook-lead', 'hot-lead'],
    metaData: {
      leadId,
      formId: '5001',
      pageId: '1001',
      platform: 'facebook',
      originalFields: { full_name: name, 'what_do_you_need?': 'A new roof' },
    },
    ...more,
  });

export const LEADS: readonly Document[] = [
  fromMeta('7001', 'Ann Meta'),
  fromMeta('7002', 'Bob Meta', { status: 'QUALIFIED' }),
  // One lead of Meta's twice.
  fromMeta('7002', 'Bob Again', { status: 'contacted', createdAt: at(7) }),
  fromMeta(7003, 'Number Id', { source: 'Facebook' }),
  crm('Carla Manual', { status: 'new' }),
  crm('Dora Website', { source: 'website', status: 'Contacted', score: 17 }),
  crm('Emil Odd', { status: 'demo-booked', source: 'google ads', tags: 'vip' }),
  crm('Faye Text', {
    createdAt: '2025-01-02T08:00:00Z',
    updatedAt: 1_735_800_000,
    phone: 4930123456,
  }),
  crm('Gus Null', { metaData: null, company: null, tags: null, notes: null }),
  crm('Hanna Null Id', { metaData: { leadId: null } }),
  crm('Ivo Null Id', { metaData: { leadId: null } }),
  crm('Jo Text Meta', { metaData: 'none' }),
  { name: 'Kim Bare' },
  {
    email: 'nameless@example.com',
    metaData: { leadId: '7004', originalFields: { full_name: 'Lea Answered' } },
  },
];

const raw = (leadId: unknown, processed: unknown, more: Document = {}): Document => ({
  leadId,
  formId: '5001',
  pageId: '1001',
  platform: 'facebook',
  created_time: at(5),
  field_data: fieldData(`Person ${String(leadId)}`, `p${String(leadId)}@example.com`),
  processed,
  originalFields: { ad_id: '33' },
  createdAt: at(5, 1),
  processedAt: processed === true ? at(5, 2) : null,
  ...more,
});

export const INBOX_LEADS: readonly Document[] = [
  raw('7001', true),
  raw('7002', true),
  raw('7002', false, { createdAt: at(5, 9) }),
  raw(7003, 'yes'),
  // Not taken in yet.
  raw('7100', false),
  raw('7101', false, { field_data: undefined, originalFields: { email: 'p7101@example.com' } }),
  // Taken in, but its lead is gone.
  raw('7102', true, { created_time: '2025-01-05T12:00:00Z' }),
  raw('7103', false, { created_time: 1_736_078_400, platform: 'Instagram' }),
  { leadId: '7104' },
  { field_data: fieldData('No Id', 'noid@example.com'), processed: false },
];

export async function fillFirstDatabase(db: Db, more = 0): Promise<void> {
  await db.collection('meta_pages').insertMany(copy(PAGES));
  await db.collection('leads').insertMany(copy(LEADS));
  await db.collection('meta_leads').insertMany(copy(INBOX_LEADS));
  if (more === 0) return;
  const many = Array.from({ length: more }, (_, index) => 100_000 + index);
  await db
    .collection('leads')
    .insertMany(
      many.map((n) => fromMeta(String(n), `Person ${n}`, { createdAt: at(1 + (n % 20)) })),
    );
}

/** `insertMany` adds an `_id` to what it is given. */
const copy = (documents: readonly Document[]) => documents.map((document) => ({ ...document }));
