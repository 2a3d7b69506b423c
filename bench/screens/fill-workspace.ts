import type { FormDetails } from '../../src/connections/form-store.ts';
import type { NewLead } from '../../src/leads/lead.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { INTAKE } from '../../src/users/actor.ts';
import { madeUpLead } from '../reading/made-up-lead.ts';

/** How much a workspace holds. */
export interface WorkspaceSize {
  readonly pages: number;
  readonly formsPerPage: number;
  readonly leads: number;
}

/** The number of leads that share a commit. */
const BATCH = 500;
const DAY_MS = 86_400_000;
/** Meta keeps leads for 90 days. */
const SPAN_MS = 90 * DAY_MS;

/**
 * Fills a new database with enabled Pages, their forms, and leads of the last 90 days in the inbox
 * and in the CRM. Some leads of each Page are pending and some need attention. Uses the storage's own
 * interface only.
 */
export async function fillWorkspace(dataDir: string, size: WorkspaceSize): Promise<void> {
  const storage = await openStorage({ dataDir });
  const end = Date.now();
  try {
    await fillPages(storage, size, new Date(end - SPAN_MS));
    for (let from = 0; from < size.leads; from += BATCH) {
      const count = Math.min(BATCH, size.leads - from);
      const batch = Array.from({ length: count }, (_, each) => sampleAt(from + each, size, end));
      await takeBatch(storage, batch, from);
    }
  } finally {
    await storage.close();
  }
}

export const pageIdOf = (page: number): string => String(700_000_000_000 + page);
const formIdOf = (page: number, form: number): string =>
  String(900_000_000_000 + page * 1_000 + form);

async function fillPages({ pages }: Storage, size: WorkspaceSize, at: Date): Promise<void> {
  const ids = Array.from({ length: size.pages }, (_, page) => page);
  const grants = ids.map((page) => ({
    pageId: pageIdOf(page),
    name: `Page ${page}`,
    platform: 'facebook' as const,
    parentPageId: null,
    sealedToken: 'sealed',
  }));
  await pages.saveGrants(grants, at);
  for (const page of ids) {
    await pages.setActive(pageIdOf(page), true, at);
    const forms = Array.from({ length: size.formsPerPage }, (_, form) => formOf(page, form, at));
    await pages.saveForms(forms, at);
    await Promise.all(
      forms.map(({ formId }) =>
        pages.saveComparison(formId, { ...NOTHING_MISSING, comparedAt: at }),
      ),
    );
  }
}

const NOTHING_MISSING = {
  metaCount: 100,
  expired: 0,
  missing: 0,
  stored: 100,
  pending: 0,
  needsAttention: 0,
  skipped: 0,
  unlisted: 0,
  dismissed: 0,
  erased: 0,
};

const formOf = (page: number, form: number, at: Date): FormDetails => ({
  formId: formIdOf(page, form),
  pageId: pageIdOf(page),
  name: `Form ${form} of Page ${page}`,
  status: 'ACTIVE',
  locale: 'de_DE',
  createdTime: at,
  leadsCount: 100,
  expiredCount: 0,
  questions: ['full_name', 'email', 'phone_number', 'budget', 'date', 'guests'].map((key) => ({
    key,
    label: `What should we know about your ${key}?`,
    type: 'CUSTOM',
    options: Array.from({ length: 6 }, (_, option) => ({
      key: `option_${option}`,
      value: `The answer number ${option}`,
    })),
  })),
});

function sampleAt(index: number, size: WorkspaceSize, end: number): NewLead {
  const lead = madeUpLead(index);
  const createdAt = new Date(Math.floor(end - ((size.leads - index) * SPAN_MS) / size.leads));
  const page = index % size.pages;
  const form = Math.floor(index / size.pages) % size.formsPerPage;
  const metaData = { ...lead.metaData, pageId: pageIdOf(page), formId: formIdOf(page, form) };
  return { ...lead, metaData, createdAt };
}

async function takeBatch({ inbox }: Storage, batch: readonly NewLead[], from: number) {
  const now = batch.at(-1)?.createdAt ?? new Date();
  const worker = `fill#${from}`;
  const lease = { worker, now, until: new Date(now.getTime() + 60_000) };
  const original = '{"id":"1"}';
  const read = batch.map(({ metaData: { leadId, pageId, formId }, createdAt }) => ({
    leadId,
    pageId,
    formId,
    createdTime: createdAt,
    original,
  }));
  await inbox.receiveRead(read, 'webhook', lease);
  await Promise.all(
    batch.map((lead, index) => {
      const { leadId, formId, platform } = lead.metaData;
      const failed = {
        reason: { code: 'sign-in-refused', params: {} },
        failure: 'reconnect',
        failures: 1,
      } as const;
      if (index === 1)
        return inbox.settle(leadId, worker, { state: 'needs-attention', ...failed }, now);
      if (index === 2) {
        const nextAttemptAt = new Date(Date.now() + DAY_MS);
        return inbox.settle(leadId, worker, { state: 'pending', nextAttemptAt, ...failed }, now);
      }
      const at = new Date(lead.createdAt.getTime() + 900);
      const answers = { fieldData: [], createdTime: lead.createdAt, fetchedAt: at };
      return inbox.takeIn(lead, { original, platform, formId, ...answers }, INTAKE, at);
    }),
  );
}
