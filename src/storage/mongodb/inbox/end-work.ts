import type { Collection } from 'mongodb';
import type { HeldLeads } from '../../../intake/held-leads.ts';
import type { InboxOutcome } from '../../../intake/inbox-lead.ts';
import type { InboxQueue } from '../../../intake/inbox-queue.ts';
import { toActorColumns } from '../../actor-columns.ts';
import type { RecordLead } from '../leads/record-lead.ts';
import {
  isOpen,
  readingOf,
  reasonText,
  STORED,
  WITHOUT_ATTEMPT,
  type InboxDocument,
} from './inbox-document.ts';

/** How a worker or a person ends the work on an inbox lead. */
export function createEndWork(
  inbox: Collection<InboxDocument>,
  recordLead: RecordLead,
): Pick<InboxQueue, 'takeIn' | 'settle'> & Pick<HeldLeads, 'dismiss'> {
  return {
    // The lead comes first: after a crash in between, the next attempt finds it.
    takeIn: async (lead, reading, by, now) => {
      const { leadId } = lead.metaData;
      const { fetchedAt } = reading;
      const markStored = async () => {
        const { matchedCount } = await inbox.updateOne(
          { leadId, state: isOpen },
          {
            $set: { ...readingOf(reading), ...STORED, processedAt: now },
            $min: { fetchedAt },
            $unset: WITHOUT_ATTEMPT,
            $currentDate: { storedOn: true },
          },
        );
        return matchedCount === 1 || (await stateOf(inbox, leadId)) !== 'erased';
      };
      const recorded = await recordLead(lead, by, now, markStored);
      if (!recorded.created) await markStored();
      return recorded;
    },
    settle: async (leadId, worker, outcome, _now, reading) => {
      const update = settlementOf(outcome);
      const end = { filter: { leadId, leaseHolder: worker, state: isOpen }, update };
      if (!reading) {
        await inbox.updateOne(end.filter, end.update);
        return;
      }
      const { fetchedAt } = reading;
      const keep = {
        filter: { leadId, state: isOpen },
        update: { $set: readingOf(reading), $min: { fetchedAt } },
      };
      await inbox.bulkWrite([{ updateOne: keep }, { updateOne: end }]);
    },
    dismiss: createDismiss(inbox),
  };
}

function createDismiss(inbox: Collection<InboxDocument>): HeldLeads['dismiss'] {
  return async (leadId, note, by, now) => {
    const { matchedCount } = await inbox.updateOne(
      {
        leadId,
        state: { $in: ['pending', 'needs-attention', 'skipped'] },
        leaseHolder: { $exists: false },
      },
      {
        $set: {
          state: 'dismissed',
          reason: note,
          claims: 0,
          decidedBy: toActorColumns(by),
          decidedAt: now,
        },
        $unset: { dueAt: '', nextAttemptAt: '' },
      },
    );
    if (matchedCount === 1) return 'dismissed';
    const state = await stateOf(inbox, leadId);
    if (state === 'dismissed') return 'dismissed';
    return state === undefined || state === 'stored' ? 'not-held' : 'busy';
  };
}

const stateOf = async (inbox: Collection<InboxDocument>, leadId: string) =>
  (await inbox.findOne({ leadId }, { projection: { state: 1 } }))?.state;

/** The update that ends a lease without a CRM lead. */
function settlementOf(outcome: InboxOutcome) {
  const common = { state: outcome.state, reason: reasonText(outcome.reason), claims: 0 };
  const next =
    outcome.state === 'pending'
      ? { dueAt: outcome.nextAttemptAt, nextAttemptAt: outcome.nextAttemptAt }
      : undefined;
  const failed =
    outcome.state === 'skipped'
      ? undefined
      : { failure: outcome.failure, failures: outcome.failures };
  return {
    $set: { failures: 0, ...common, ...next, ...failed },
    $unset: {
      leaseHolder: '' as const,
      ...(!next && { dueAt: '' as const, nextAttemptAt: '' as const }),
      ...(!failed && { failure: '' as const }),
    },
  };
}
