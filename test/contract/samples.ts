import { textReason, type Reason } from '../../src/reasons.ts';
import type { LeadForm } from '../../src/connections/page.ts';
import type { PageGrant } from '../../src/connections/connection-store.ts';
import type { PassCheckpoint, PassRecord } from '../../src/connections/pass-store.ts';
import type {
  FailedAttempt,
  InboxOutcome,
  InboxReading,
  LeadgenEvent,
  ListedInboxLead,
} from '../../src/intake/inbox-lead.ts';
import type { Lease } from '../../src/queue/durable-queue.ts';
import type { Delivery } from '../../src/intake/inbox-receiver.ts';
import type { NewImport } from '../../src/imports/import-store.ts';
import type { EnteredLead, NewLead } from '../../src/leads/lead.ts';
import type { UserActor } from '../../src/users/actor.ts';

/** The person who acts. */
export const ADMIN: UserActor = { kind: 'user', id: 'user-1', name: 'Ada Admin' };

const START = Date.UTC(2026, 2, 1, 9, 0, 0);

/** The time `seconds` after the start of every test. */
export const at = (seconds: number): Date => new Date(START + seconds * 1000);

let lastId = 0;

/** Has more digits than a JavaScript number can hold exactly: ids are text (L28). */
export const newMetaId = (): string => `238496519683${String(++lastId).padStart(7, '0')}`;

export function sampleEvent(event: Partial<LeadgenEvent> = {}): LeadgenEvent {
  const leadId = event.leadId ?? newMetaId();
  return {
    leadId,
    pageId: '100',
    formId: '200',
    createdTime: at(0),
    original: `{"leadgen_id":${leadId}}`,
    ...event,
  };
}

export const sampleDelivery = (
  events: readonly LeadgenEvent[],
  receivedAt: Date = at(1),
): Delivery => ({
  rawBody: Buffer.from(events.map(({ original }) => original).join()),
  receivedAt,
  events,
});

export function sampleListedLead(lead: Partial<ListedInboxLead> = {}): ListedInboxLead {
  const leadId = lead.leadId ?? newMetaId();
  return {
    leadId,
    pageId: '100',
    formId: '200',
    createdTime: at(0),
    original: `{"id":"${leadId}","field_data":[]}`,
    ...lead,
  };
}

export const sampleReading = (reading: Partial<InboxReading> = {}): InboxReading => ({
  original: '{"id":"1","platform":"ig"}',
  platform: 'instagram',
  formId: '201',
  createdTime: at(0),
  fieldData: [{ name: 'email', values: ['anna@example.com'] }],
  fetchedAt: at(5),
  ...reading,
});

/** A lease of one minute for `worker` that starts at `seconds`. */
export const lease = (worker: string, seconds = 10): Lease => ({
  worker,
  now: at(seconds),
  until: at(seconds + 60),
});

const sampleFailure: FailedAttempt = {
  reason: textReason('Later.'),
  failure: 'unreachable',
  failures: 1,
};

export const waiting = (seconds: number, attempt: Partial<FailedAttempt> = {}): InboxOutcome => ({
  state: 'pending',
  nextAttemptAt: at(seconds),
  ...sampleFailure,
  ...attempt,
});

export const parked = (attempt: Partial<FailedAttempt> = {}): InboxOutcome => ({
  state: 'needs-attention',
  ...sampleFailure,
  reason: textReason('Odd.'),
  ...attempt,
});

/** Why a lead was skipped. */
export const DISABLED: Reason = { code: 'connection-disabled', params: { page: 'Bakery' } };

export const skipped: InboxOutcome = { state: 'skipped', reason: DISABLED };

export const sampleGrant = (grant: Partial<PageGrant> = {}): PageGrant => ({
  pageId: newMetaId(),
  name: 'Bakery',
  platform: 'facebook',
  parentPageId: null,
  sealedToken: 'sealed-1',
  ...grant,
});

export const sampleForm = (form: Partial<LeadForm> = {}): LeadForm => ({
  formId: newMetaId(),
  pageId: '100',
  name: 'Wedding cakes',
  status: 'ACTIVE',
  locale: 'de_DE',
  createdTime: at(0),
  leadsCount: 3,
  expiredCount: 1,
  comparison: null,
  questions: [
    { key: 'size', label: 'Which size?', type: 'CUSTOM', options: [{ key: 's', value: 'Small' }] },
  ],
  ...form,
});

export function sampleLead(lead: Partial<NewLead> = {}, leadId = newMetaId()): NewLead {
  return {
    name: 'Anna Müller',
    email: 'anna.mueller@example.com',
    phone: '0151 12345678',
    phoneE164: '+4915112345678',
    company: 'Müller & Söhne',
    contact: { firstName: 'Anna', city: 'Köln' },
    source: 'facebook',
    tags: ['facebook-lead'],
    metaData: {
      leadId,
      formId: '200',
      pageId: '100',
      platform: 'facebook',
      originalFields: { email: ['anna.mueller@example.com'], ['__proto__']: ['kept'] },
    },
    answers: [
      {
        key: 'size',
        label: 'Which size?',
        type: 'CUSTOM',
        field: null,
        values: ['s', 'l'],
        labels: ['Small', 'Large'],
      },
    ],
    disclaimers: [{ key: 'newsletter', isChecked: true }],
    origin: {
      pageName: 'Bakery',
      formName: 'Wedding cakes',
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
      submittedAt: at(0),
      receivedAt: at(1),
      storedAt: null,
    },
    createdAt: at(0),
    ...lead,
  };
}

/** A lead that a person enters. */
export const sampleEnteredLead = (lead: Partial<EnteredLead> = {}): EnteredLead => ({
  name: 'Walk Inn',
  email: 'walk@example.com',
  phone: '0151 99999999',
  phoneE164: '+4915199999999',
  company: '',
  contact: { city: 'Bonn' },
  source: 'manual',
  tags: ['fair'],
  ownerId: null,
  priority: 'high',
  customFields: { Budget: '500' },
  ...lead,
});

/** A sync that has ended. */
export const samplePass = (
  entries: readonly string[],
  record: Partial<PassRecord> = {},
): PassRecord => ({
  cause: 'sync',
  entries,
  startedAt: at(900),
  finishedAt: at(4),
  watermark: at(-9),
  fulfilled: at(-60),
  nextDueAt: at(500),
  ...record,
});

export const sampleCheckpoint = (
  entries: readonly string[],
  checkpoint: Partial<PassCheckpoint> = {},
): PassCheckpoint => ({
  entries,
  since: at(-900),
  startedAt: at(10),
  doneForms: ['200'],
  failedForms: ['201'],
  lateForms: ['202'],
  formId: '201',
  after: 'QVFI',
  newest: at(5),
  ...checkpoint,
});

/** An import of a file with a name and an e-mail address. */
export const sampleFile: NewImport = {
  id: '0123456789abcdef01234567',
  fileHash: 'f'.repeat(64),
  fileName: 'leads.csv',
  layout: {
    kind: 'table',
    names: ['Name', 'E-mail.$'],
    mapping: ['name', 'email'],
    isMapped: true,
    country: 'DE',
    dateOrder: 'dmy',
    keepsDuplicates: false,
  },
  by: ADMIN,
  startedAt: at(1),
};
