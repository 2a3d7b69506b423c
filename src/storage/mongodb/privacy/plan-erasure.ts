import type { Db } from 'mongodb';
import { auditedActor } from '../../../audit/audit-log.ts';
import type { ErasureOrder } from '../../../privacy/erasure.ts';
import { toActorColumns } from '../../actor-columns.ts';
import { fromId, toId } from '../ids.ts';
import { createFindLeads } from './carry-out-erasure.ts';
import { deliveriesOf } from './erase-deliveries.ts';
import { inboxLeadsOf } from './erase-inbox-leads.ts';
import type { ErasureDocument } from './erasure-document.ts';

/** What an order erases. It is counted before, because a step that runs twice could count twice. */
export type PlanErasure = (order: ErasureOrder) => Promise<ErasureDocument>;

/** An erasure takes seconds. If one takes longer than this, in ms, its process has probably ended. */
const LEFT_AFTER_MS = 30_000;

export function createPlanErasure(db: Db, now: () => Date): PlanErasure {
  const findLeads = createFindLeads(db);
  return async ({ certificateId, leadIds, heldLeadIds, by, at }) => {
    const leads = await findLeads(leadIds, heldLeadIds);
    const metaLeadIds = [
      ...new Set([...heldLeadIds, ...leads.flatMap(({ metaData }) => metaData?.leadId ?? [])]),
    ];
    const { kind, id } = toActorColumns(by);
    return {
      _id: toId(certificateId),
      at,
      by: { kind, id },
      address: auditedActor(by).address,
      counts: {
        leads: leads.length,
        inboxLeads: await inboxLeadsOf(db).countDocuments({
          leadId: { $in: metaLeadIds },
          state: { $ne: 'erased' },
        }),
        deliveries: await deliveriesOf(db).countDocuments({ leadIds: { $in: metaLeadIds } }),
      },
      state: 'begun',
      nextLookAt: new Date(now().getTime() + LEFT_AFTER_MS),
      leadIds: leads.map(({ _id }) => fromId(_id)),
      metaLeadIds,
    };
  };
}
