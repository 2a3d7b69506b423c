import { randomUUID } from 'node:crypto';
import type { FormGrant, PassCheckpoint } from '../connections/page-store.ts';
import type { LeadListing, ListedLead } from '../meta-api/list-leads.ts';
import type { Batch } from '../meta-api/walk-pages.ts';
import { platformOf } from './convert-lead.ts';
import type { ReadLead } from './inbox-lead.ts';
import type { InboxStore } from './inbox-store.ts';
import type { Pass } from './pass.ts';
import type { TakeLead } from './take-lead.ts';
import { entriesFor, judgePlatform } from './wanted-entry.ts';

/** So that a long list of leads does not hold the leases for long. */
const LEADS_AT_ONCE = 16;
const LEASE_MS = 60_000;

export interface ReadFormDependencies {
  readonly inbox: InboxStore;
  readonly takeLead: TakeLead;
  /** A form's leads, newest first, in batches. @throws GraphError */
  readonly listLeads: (pageId: string, listing: LeadListing) => AsyncIterable<Batch<ListedLead>>;
  readonly now: () => Date;
}

/**
 * Takes in the leads of one form. What goes wrong with a lead stays with that lead, in the inbox.
 *
 * @returns after each batch, where the pass stands now
 * @throws GraphError where the list cannot be read
 */
export async function* readForm(
  dependencies: ReadFormDependencies,
  pass: Pass,
  form: FormGrant,
  begun: PassCheckpoint,
): AsyncGenerator<PassCheckpoint> {
  const { formId, pageId } = form;
  const after = begun.formId === formId ? begun.after : null;
  let checkpoint: PassCheckpoint = { ...begun, formId, after };
  for await (const batch of dependencies.listLeads(pageId, { formId, since: begun.since, after })) {
    const isWanted = wantedBy(pass);
    const listed = batch.items.filter(isWanted);
    pass.onStep({ found: listed.length });
    await noteUnwanted(dependencies, pass, form, batch.items.filter(isDisabled(pass)));
    for (let start = 0; start < listed.length; start += LEADS_AT_ONCE)
      await takeIn(dependencies, pass, form, listed.slice(start, start + LEADS_AT_ONCE));
    checkpoint = { ...checkpoint, after: batch.after, newest: newestOf(checkpoint, batch.items) };
    yield checkpoint;
  }
  yield { ...checkpoint, doneForms: [...begun.doneForms, formId], formId: null, after: null };
}

/** Of a Page whose Instagram account is not enabled, or the other way round, half is wanted. */
function wantedBy({ entries, family }: Pass) {
  const wanted = new Set(entries.map(({ pageId }) => pageId));
  return ({ platform }: ListedLead): boolean =>
    entriesFor(family, platformOf(platform)).some(({ pageId }) => wanted.has(pageId));
}

/** What belongs to an enabled entry that this pass does not cover is left for a pass that does. */
function isDisabled({ family }: Pass) {
  return ({ platform }: ListedLead): boolean => !judgePlatform(family, platformOf(platform)).wanted;
}

/** So that the count of what is here can be held against Meta's, which knows no switches. */
async function noteUnwanted(
  { inbox, now }: ReadFormDependencies,
  { cause, family }: Pass,
  form: FormGrant,
  leads: readonly ListedLead[],
): Promise<void> {
  if (leads.length === 0) return;
  const read = leads.map((lead) => toReadLead(lead, form));
  await inbox.noteUnwanted(read, cause, disabledReason(family), now());
}

async function takeIn(
  { inbox, takeLead, now }: ReadFormDependencies,
  { cause, holder, onStep }: Pass,
  form: FormGrant,
  leads: readonly ListedLead[],
): Promise<void> {
  const at = now();
  const worker = `${holder}#${randomUUID()}`;
  const lease = { worker, now: at, until: new Date(at.getTime() + LEASE_MS) };
  const read = leads.map((lead) => toReadLead(lead, form));
  const fresh = await inbox.receiveRead(read, cause, lease);
  const outcomes = await Promise.all(fresh.map((lead) => takeLead(lead)));
  onStep({ fresh: outcomes.filter(({ state }) => state === 'stored').length });
}

const disabledReason = ({ page }: Pass['family']): string =>
  `The entry of ${page.name} that this lead belongs to is disabled.`;

/** A lead from the future is garbled; the watermark must not believe it. */
function newestOf(
  { newest, startedAt }: PassCheckpoint,
  leads: readonly ListedLead[],
): Date | null {
  const times = leads
    .flatMap(({ createdTime }) => createdTime ?? [])
    .filter((time) => time <= startedAt)
    .map((time) => time.getTime());
  const latest = Math.max(newest?.getTime() ?? 0, ...times);
  return latest > 0 ? new Date(latest) : null;
}

const toReadLead = (lead: ListedLead, { formId, pageId }: FormGrant): ReadLead => ({
  leadId: lead.leadId,
  pageId,
  formId,
  createdTime: lead.createdTime,
  original: lead.original,
});
