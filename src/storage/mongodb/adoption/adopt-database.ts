import type { Collection, Db } from 'mongodb';
import { AdoptionCounts, type AdoptionReport } from './adoption-report.ts';
import { adoptInboxLead } from './adopt-inbox-lead.ts';
import { adoptLead } from './adopt-lead.ts';
import { adoptPages } from './adopt-pages.ts';
import { adoptOnce, isAdopted } from './claim-adoption.ts';
import { placeLeads } from './place-leads.ts';
import { readMetaId } from './stored-values.ts';
import { writeBatches, type AnyDocument, type WriteOptions } from './write-batches.ts';

export interface AdoptionOptions {
  readonly now: () => Date;
  /** Is told what will change, before anything changes. Not called if nothing has to. */
  readonly onReport?: ((report: AdoptionReport) => void) | undefined;
  /** Adopts what other programs have added since the database was adopted. */
  readonly again?: boolean;
}

const NOT_PLACED = { position: { $exists: false } };
const WITHOUT_STATE = { state: { $exists: false } };

/** Says what `adoptDatabase` would change. */
export async function planAdoption(db: Db, now: Date): Promise<AdoptionReport> {
  return adoptAll(db, now, { keepClaim: () => Promise.resolve(), isDryRun: true });
}

/**
 * Completes a database of the first LeadRabbit: every document of `meta_pages`, `meta_leads` and `leads`
 * gets what this version needs. Nothing is deleted. Runs before the unique indexes are made, because it
 * also sets aside keys that are there twice. If a process ends in between, the next start continues; of
 * several processes one works and the others wait.
 */
export async function adoptDatabase(
  db: Db,
  { now, onReport, again = false }: AdoptionOptions,
): Promise<void> {
  if (!again && (await isAdopted(db))) return;
  await adoptOnce(db, { again, now }, async (keepClaim) => {
    const at = now();
    const plan = await planAdoption(db, at);
    if (!Object.values(plan).some((count) => count > 0)) return;
    onReport?.(plan);
    await adoptAll(db, at, { keepClaim, isDryRun: false });
  });
}

async function adoptAll(db: Db, now: Date, options: WriteOptions): Promise<AdoptionReport> {
  const counts = new AdoptionCounts();
  const context = { count: counts.add.bind(counts), now };
  const pages = db.collection<AnyDocument>('meta_pages');
  const changes = await adoptPages(pages, context);
  await writeBatches(pages, fromList([...changes.keys()]), (page) => changes.get(page), {
    ...options,
    unadopted: { adoptedAt: { $exists: false } },
  });

  const leads = db.collection<AnyDocument>('leads');
  const { places, metaLeadIds } = await placeLeads(leads, now);
  const toPlace = (lead: AnyDocument) => {
    const place = places.get(String(lead._id));
    return place && adoptLead(lead, place, context);
  };
  await writeBatches(leads, leads.find(NOT_PLACED), toPlace, { ...options, unadopted: NOT_PLACED });

  const inbox = db.collection<AnyDocument>('meta_leads');
  const known = await findAdoptedIds(inbox);
  const toState = (lead: AnyDocument) => {
    const leadId = readMetaId(lead['leadId']);
    const isDuplicate = leadId !== undefined && known.has(leadId);
    if (leadId !== undefined) known.add(leadId);
    const isInCrm = leadId !== undefined && metaLeadIds.has(leadId);
    return adoptInboxLead(lead, { isInCrm, isDuplicate }, context);
  };
  await writeBatches(inbox, inbox.find(WITHOUT_STATE), toState, {
    ...options,
    unadopted: WITHOUT_STATE,
  });
  return counts.report;
}

async function findAdoptedIds(inbox: Collection<AnyDocument>): Promise<Set<string>> {
  const ids = new Set<string>();
  const adopted = inbox.find({ state: { $exists: true } }, { projection: { _id: 0, leadId: 1 } });
  for await (const { leadId } of adopted) if (typeof leadId === 'string') ids.add(leadId);
  return ids;
}

async function* fromList<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
