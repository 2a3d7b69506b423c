import { randomUUID } from 'node:crypto';
import type { FormDetails } from '../connections/form-store.ts';
import type { PassCheckpoint } from '../connections/pass-store.ts';
import type { ListedLead } from '../meta-api/list-leads.ts';
import { platformOf } from './convert-lead.ts';
import type { ListedInboxLead } from './inbox-lead.ts';
import type { InboxReceiver } from './inbox-receiver.ts';
import type { Pass } from './pass.ts';
import type { TakeLead } from './take-lead.ts';
import { checkPlatform, entriesFor } from './wanted-entry.ts';

/** A limit, so that the leads at the end of a long list are not leased for a long time. */
const LEADS_AT_ONCE = 16;
const LEASE_MS = 60_000;

export interface TakeBatchDependencies {
  readonly inbox: Pick<InboxReceiver, 'receiveRead' | 'noteUnwanted'>;
  readonly takeLead: TakeLead;
  readonly now: () => Date;
}

/**
 * Takes in one page of a form's leads. A failure of a lead is recorded with the lead in the inbox.
 */
export async function takeBatch(
  dependencies: TakeBatchDependencies,
  pass: Pass,
  form: FormDetails,
  leads: readonly ListedLead[],
): Promise<void> {
  const wanted = leads.filter(isWantedBy(pass));
  pass.onStep({ found: wanted.length });
  await noteUnwanted(dependencies, pass, form, leads.filter(isDisabled(pass)));
  for (let start = 0; start < wanted.length; start += LEADS_AT_ONCE)
    await takeIn(dependencies, pass, form, wanted.slice(start, start + LEADS_AT_ONCE));
}

/** Whether the pass wants a lead. If only the Page or only its account is in the pass, half are. */
function isWantedBy({ entries, family }: Pass) {
  const wanted = new Set(entries.map(({ pageId }) => pageId));
  return ({ platform }: ListedLead): boolean =>
    entriesFor(family, platformOf(platform)).some(({ pageId }) => wanted.has(pageId));
}

/**
 * Whether the connection of a lead is disabled. A lead of an enabled connection that this pass
 * leaves out is for another pass.
 */
function isDisabled({ family }: Pass) {
  return ({ platform }: ListedLead): boolean => !checkPlatform(family, platformOf(platform)).wanted;
}

/**
 * Stores leads of disabled connections as skipped, because Meta's count of a form includes them and
 * the counts are compared.
 */
async function noteUnwanted(
  { inbox, now }: TakeBatchDependencies,
  { cause, family }: Pass,
  form: FormDetails,
  leads: readonly ListedLead[],
): Promise<void> {
  const [first] = leads;
  if (!first) return;
  // All of them are of one platform, because at least one connection of the family is enabled.
  const check = checkPlatform(family, platformOf(first.platform));
  const reason = check.wanted ? null : check.reason;
  const read = leads.map((lead) => toListedInboxLead(lead, form));
  await inbox.noteUnwanted(read, cause, reason, now());
}

async function takeIn(
  { inbox, takeLead, now }: TakeBatchDependencies,
  { cause, holder, onStep }: Pass,
  form: FormDetails,
  leads: readonly ListedLead[],
): Promise<void> {
  const at = now();
  const worker = `${holder}#${randomUUID()}`;
  const lease = { worker, now: at, until: new Date(at.getTime() + LEASE_MS) };
  const read = leads.map((lead) => toListedInboxLead(lead, form));
  const fresh = await inbox.receiveRead(read, cause, lease);
  const outcomes = await Promise.all(fresh.map((lead) => takeLead(lead)));
  onStep({ fresh: outcomes.filter(({ state }) => state === 'stored').length });
}

/**
 * When the newest of these leads was sent. Leaves out leads from the future: their time is wrong.
 */
export function newestOf(
  { newest, startedAt }: Pick<PassCheckpoint, 'newest' | 'startedAt'>,
  leads: readonly ListedLead[],
): Date | null {
  const times = leads
    .flatMap(({ createdTime }) => createdTime ?? [])
    .filter((time) => time <= startedAt)
    .map((time) => time.getTime());
  const latest = Math.max(newest?.getTime() ?? 0, ...times);
  return latest > 0 ? new Date(latest) : null;
}

const toListedInboxLead = (lead: ListedLead, { formId, pageId }: FormDetails): ListedInboxLead => ({
  leadId: lead.leadId,
  pageId,
  formId,
  createdTime: lead.createdTime,
  platform: platformOf(lead.platform),
  original: lead.original,
});
