import { randomUUID } from 'node:crypto';
import type { FormDetails } from '../connections/form-store.ts';
import type { PassCheckpoint } from '../connections/pass-store.ts';
import type { ListedLead } from '../meta-api/list-leads.ts';
import { platformOf } from './convert-lead.ts';
import type { ListedInboxLead } from './inbox-lead.ts';
import type { InboxReceiver } from './inbox-receiver.ts';
import type { Pass } from './pass.ts';
import type { TakeLead } from './take-lead.ts';
import { entriesFor, judgePlatform } from './wanted-entry.ts';

/** So that a long list of leads does not hold the leases for long. */
const LEADS_AT_ONCE = 16;
const LEASE_MS = 60_000;

export interface TakeBatchDependencies {
  readonly inbox: Pick<InboxReceiver, 'receiveRead' | 'noteUnwanted'>;
  readonly takeLead: TakeLead;
  readonly now: () => Date;
}

/** Takes in one page of a form's leads. What goes wrong with a lead stays with it, in the inbox. */
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

/** If only the Page or only its Instagram account is enabled, only that platform's leads are. */
function isWantedBy({ entries, family }: Pass) {
  const wanted = new Set(entries.map(({ pageId }) => pageId));
  return ({ platform }: ListedLead): boolean =>
    entriesFor(family, platformOf(platform)).some(({ pageId }) => wanted.has(pageId));
}

/** What belongs to an enabled entry that this pass does not cover is left for a pass that does. */
function isDisabled({ family }: Pass) {
  return ({ platform }: ListedLead): boolean => !judgePlatform(family, platformOf(platform)).wanted;
}

/** So that what is here can be compared with Meta's count, which includes disabled entries. */
async function noteUnwanted(
  { inbox, now }: TakeBatchDependencies,
  { cause, family }: Pass,
  form: FormDetails,
  leads: readonly ListedLead[],
): Promise<void> {
  const [first] = leads;
  if (!first) return;
  // They are all of one platform: at least one entry of the family is enabled.
  const verdict = judgePlatform(family, platformOf(first.platform));
  const reason = verdict.wanted ? null : verdict.reason;
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

/** When the newest of these leads was sent. A lead from the future is garbled and does not count. */
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
