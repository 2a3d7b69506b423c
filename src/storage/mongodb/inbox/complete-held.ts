import type { Collection } from 'mongodb';
import type { HeldLeads } from '../../../intake/held-leads.ts';
import type { Platform } from '../../../leads/lead.ts';
import { newId } from '../../../new-id.ts';
import { toActorColumns } from '../../actor-columns.ts';
import type { LeadDocument } from '../leads/lead-document.ts';
import type { RecordLead } from '../leads/record-lead.ts';
import {
  isOpen,
  STORED,
  WITHOUT_ATTEMPT,
  type Completion,
  type InboxDocument,
} from './inbox-document.ts';

export interface CompleteHeldParts {
  readonly inbox: Collection<InboxDocument>;
  readonly leads: Collection<LeadDocument>;
  readonly recordLead: RecordLead;
}

/**
 * First a note in the inbox lead that somebody completes it, then the CRM lead, then the inbox lead is `stored` and the
 * note goes, with it.
 */
export function createComplete({
  inbox,
  recordLead,
}: Omit<CompleteHeldParts, 'leads'>): HeldLeads['complete'] {
  return async (lead, by, now) => {
    const { leadId, platform } = lead.metaData;
    const completion = { id: newId(), by: toActorColumns(by), at: now, since: new Date() };
    const begun = await inbox.updateOne({ leadId, state: isOpen }, { $set: { completion } });
    if (begun.matchedCount === 0 && !(await inbox.findOne({ leadId }, { projection: { _id: 1 } })))
      return undefined;
    const recorded = await recordLead(lead, by, now);
    await finishCompletion(inbox, { leadId, platform, completion });
    return recorded;
  };
}

/** Marks an inbox lead as stored. Safe to repeat. */
export async function finishCompletion(
  inbox: Collection<InboxDocument>,
  {
    leadId,
    platform,
    completion: { by, at },
  }: {
    readonly leadId: string;
    readonly platform: Platform;
    readonly completion: Pick<Completion, 'by' | 'at'>;
  },
): Promise<void> {
  await inbox.bulkWrite([
    {
      updateOne: {
        filter: { leadId, state: isOpen, platform: { $exists: false } },
        update: { $set: { platform } },
      },
    },
    {
      updateOne: {
        filter: { leadId, state: isOpen },
        update: {
          $set: { ...STORED, processedAt: at, decidedBy: by, decidedAt: at },
          $unset: WITHOUT_ATTEMPT,
          $currentDate: { storedOn: true },
        },
      },
    },
  ]);
}
