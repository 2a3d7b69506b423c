import type { Db } from 'mongodb';
import { toActor } from '../../actor-columns.ts';
import { fromId, toId } from '../ids.ts';
import type { EraseLead } from '../leads/erase-lead.ts';
import type { LeadDocument } from '../leads/lead-document.ts';
import { createEraseDeliveries } from './erase-deliveries.ts';
import {
  createAddErasedInboxLeads,
  createEraseInboxLeads,
  type ErasableLead,
} from './erase-inbox-leads.ts';
import type { ErasureDocument } from './erasure-document.ts';

/**
 * Carries out the steps of an order. Each can be repeated, so that any process completes an order. Whoever
 * calls it notes then that the order is complete: see `erasure-document.ts`.
 */
export type CarryOutErasure = (erasure: ErasureDocument) => Promise<void>;

export function createCarryOutErasure(
  db: Db,
  { eraseLead }: { readonly eraseLead: EraseLead },
): CarryOutErasure {
  const findLeads = createFindLeads(db);
  const eraseInboxLeads = createEraseInboxLeads(db);
  const addErasedInboxLeads = createAddErasedInboxLeads(db);
  const eraseDeliveries = createEraseDeliveries(db);
  const planned = ['meetings', 'tasks'].map((name) => db.collection(name));
  return async ({ by, at, leadIds = [], metaLeadIds = [] }) => {
    // First: whoever takes the lead in sees that it is erased, before or after it has made the CRM lead.
    await eraseInboxLeads(metaLeadIds);
    const leads = await findLeads(leadIds, metaLeadIds);
    await addErasedInboxLeads(leads, at);
    await eraseDeliveries(new Set(metaLeadIds));
    for (const lead of leads) await eraseLead(fromId(lead._id), toActor({ ...by, name: '' }), at);
    // Last: nobody adds to a lead that is gone. Whoever adds one at this moment removes it again, or ended before
    // that, and then the order is looked at again.
    const erased = [...new Set([...leadIds, ...leads.map(({ _id }) => fromId(_id))])];
    for (const items of planned) await items.deleteMany({ leadId: { $in: erased } });
    for (const side of ['oneId', 'otherId'])
      await db.collection('unlinked_leads').deleteMany({ [side]: { $in: erased } });
  };
}

/** CRM leads by their own ids or by Meta's. */
export function createFindLeads(db: Db) {
  const leads = db.collection<LeadDocument>('leads');
  return (leadIds: readonly string[], metaLeadIds: readonly string[]): Promise<ErasableLead[]> =>
    leads
      .find({
        $or: [
          { _id: { $in: leadIds.map(toId) } },
          { 'metaData.leadId': { $in: [...metaLeadIds] } },
        ],
      })
      .project<ErasableLead>({ metaData: 1, createdAt: 1 })
      .toArray();
}
