import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { firstSchema } from '../../src/storage/sqlite/migrations/0001-first-schema.ts';

/** Creates a database of the first version of LeadRabbit, to which a test adds rows. */
export function makeFirstVersionDatabase(
  dataDir: string,
  fill: (insert: (table: string, row: Readonly<Record<string, unknown>>) => void) => void,
): void {
  mkdirSync(dataDir, { recursive: true });
  const database = new DatabaseSync(join(dataDir, 'leadrabbit.db'));
  database.exec(firstSchema);
  database.exec('PRAGMA user_version = 1');
  fill((table, row) => {
    const names = Object.keys(row);
    const values = Object.values(row) as (string | number | null)[];
    database
      .prepare(`INSERT INTO ${table} (${names.join()}) VALUES (${names.map(() => '?').join()})`)
      .run(...values);
  });
  database.close();
}

let leadsMade = 0;

/** A row of `leads` as the first version wrote it for a lead that was sent at `sentAt`. */
export function firstVersionLead(
  metaLeadId: string,
  name: string,
  sentAt: number,
  receivedAt: number,
) {
  const second = Math.min(Math.max(Math.floor(sentAt / 1000), 0), 2 ** 33 - 1);
  return {
    position: second * 2 ** 20 + (leadsMade += 1),
    id: `id-${metaLeadId}`,
    metaLeadId,
    name,
    email: '',
    phone: '',
    phoneE164: '',
    company: '',
    contact: '{}',
    status: 'New',
    source: 'facebook',
    tags: '["facebook-lead"]',
    metaData: JSON.stringify({
      leadId: metaLeadId,
      formId: '200',
      pageId: '100',
      platform: 'facebook',
      originalFields: { full_name: [name] },
    }),
    answers: '[]',
    disclaimers: '[]',
    origin: JSON.stringify({
      pageName: 'Bakery',
      formName: 'Cakes',
      campaignId: '',
      campaignName: '',
      adsetId: '',
      adsetName: '',
      adId: '',
      adName: '',
      isOrganic: null,
      via: 'webhook',
      submittedAt: new Date(sentAt),
      receivedAt: new Date(receivedAt),
      storedAt: new Date(receivedAt),
    }),
    createdAt: sentAt,
    updatedAt: receivedAt,
  };
}

/** A row of `meta_leads` as the first version wrote it. */
export const firstVersionInboxLead = (
  leadId: string,
  sentAt: number | null,
  receivedAt: number,
  changes: Readonly<Record<string, unknown>> = {},
) => ({
  leadId,
  formId: '200',
  pageId: '100',
  platform: 'facebook',
  created_time: sentAt,
  field_data: '[]',
  originalFields: '{}',
  processed: 1,
  state: 'stored',
  via: 'webhook',
  event: '{}',
  receivedAt,
  webhookAt: receivedAt,
  createdAt: receivedAt,
  processedAt: receivedAt,
  ...changes,
});
