import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LeadDetails } from '../../contract/lead.ts';
import { leadKey, markLeadSeen } from '../api/leads.ts';

/** Leads that this browser has told of. */
const told = new Set<string>();

/** Tells the server that a person has opened the lead, where nobody has before. */
export function useMarkSeen(lead: LeadDetails | undefined): void {
  const client = useQueryClient();
  const unseenId = lead && lead.journey.firstSeenAt === null ? lead._id : undefined;
  useEffect(() => {
    if (unseenId === undefined || told.has(unseenId)) return;
    told.add(unseenId);
    markLeadSeen(unseenId)
      .then(({ journey }) =>
        client.setQueryData<LeadDetails>(
          leadKey(unseenId),
          (known) => known && { ...known, journey },
        ),
      )
      // It is told again when the lead is next opened; nothing for the reader to do.
      .catch(() => told.delete(unseenId));
  }, [client, unseenId]);
}
