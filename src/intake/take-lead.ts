import type { LeadForm } from '../connections/page.ts';
import type { PageStore } from '../connections/page-store.ts';
import type { Lead } from '../leads/lead.ts';
import type { LeadStore } from '../leads/lead-store.ts';
import { convertLead } from './convert-lead.ts';
import type { InboxLead, InboxOutcome, InboxReading } from './inbox-lead.ts';
import type { InboxStore } from './inbox-store.ts';
import { planRetry } from './plan-retry.ts';
import { readRawLead, type RawLead } from './read-raw-lead.ts';
import {
  findFamily,
  judgePage,
  judgePlatform,
  type PageFamily,
  type Refusal,
} from './wanted-entry.ts';

export interface TakeLeadDependencies {
  readonly inbox: InboxStore;
  readonly leads: LeadStore;
  readonly pages: PageStore;
  /** Reads one lead from Graph with its Page's token, as JSON text. @throws GraphError */
  readonly readLead: (pageId: string, leadId: string) => Promise<string>;
  /** The form with its questions; undefined where Meta does not show it. */
  readonly getForm: (pageId: string, formId: string) => Promise<LeadForm | undefined>;
  readonly onLeadCreated: (lead: Lead) => void;
  readonly onFailure: (lead: InboxLead, error: unknown, outcome: InboxOutcome) => void;
  readonly now: () => Date;
  /** Between 0 and 1. */
  readonly random: () => number;
}

/**
 * Takes a raw lead that the caller has leased all the way into the CRM, and settles it. Never
 * throws for the lead's sake: what goes wrong with it becomes its outcome.
 *
 * @throws the `storage-unavailable` error; the lease then ends by itself.
 */
export type TakeLead = (lead: InboxLead, worker: string) => Promise<InboxOutcome>;

export function createTakeLead(dependencies: TakeLeadDependencies): TakeLead {
  return async (lead, worker) => {
    const { outcome, reading, created } = await tryLead(dependencies, lead);
    await dependencies.inbox.settle(lead.leadId, worker, outcome, dependencies.now(), reading);
    if (created) dependencies.onLeadCreated(created);
    return outcome;
  };
}

interface Attempt {
  readonly outcome: InboxOutcome;
  readonly reading?: InboxReading;
  readonly created?: Lead;
}

async function tryLead(dependencies: TakeLeadDependencies, lead: InboxLead): Promise<Attempt> {
  let raw: RawLead | undefined;
  try {
    const family = findFamily(await dependencies.pages.list(), lead.pageId);
    const pageVerdict = judgePage(family);
    if (!pageVerdict.wanted) return { outcome: skipped(pageVerdict) };

    raw = await readRawLead(lead, dependencies.readLead, dependencies.now);
    const { reading } = raw;
    const verdict = judgePlatform(pageVerdict.family, reading.platform);
    if (!verdict.wanted) return { outcome: skipped(verdict), reading };

    const { created, lead: recorded } = await record(dependencies, lead, pageVerdict.family, raw);
    return { outcome: { state: 'stored' }, reading, ...(created && { created: recorded }) };
  } catch (error) {
    const outcome = planRetry(error, lead.attempts, dependencies.now(), dependencies.random());
    dependencies.onFailure(lead, error, outcome);
    return { outcome, ...(raw && { reading: raw.reading }) };
  }
}

const skipped = ({ reason }: Refusal): InboxOutcome => ({ state: 'skipped', reason });

async function record(
  { leads, getForm, now }: TakeLeadDependencies,
  lead: InboxLead,
  { page }: PageFamily,
  { graph, fieldData, reading }: RawLead,
) {
  const form = reading.formId === '' ? undefined : await getForm(lead.pageId, reading.formId);
  const at = now();
  return leads.recordOnce(
    convertLead({
      leadId: lead.leadId,
      pageId: lead.pageId,
      pageName: page.name,
      formId: reading.formId,
      form,
      platform: reading.platform,
      createdTime: reading.createdTime ?? lead.receivedAt,
      reading: graph,
      fieldData,
      via: lead.via,
      receivedAt: lead.receivedAt,
      now: at,
    }),
    at,
  );
}
