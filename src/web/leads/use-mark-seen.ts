import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LeadDetails } from '../../contract/lead.ts';
import { leadKey, markLeadSeen } from '../api/leads.ts';
import { useUser } from '../shell/use-user.ts';

/** The leads that this page has reported. */
const told = new Set<string>();

/** Tells the server that the person has opened the lead, if it is the first time that they do. */
export function useMarkSeen(lead: LeadDetails | undefined): void {
  const client = useQueryClient();
  const { id } = useUser();
  const unseenId = lead && !lead.seenBy.includes(id) ? lead._id : undefined;
  useEffect(() => {
    if (unseenId === undefined || told.has(unseenId)) return;
    told.add(unseenId);
    markLeadSeen(unseenId)
      .then(({ journey, seenBy }) => {
        client.setQueryData<LeadDetails>(
          leadKey(unseenId),
          (known) => known && { ...known, journey, seenBy },
        );
        return client.invalidateQueries({ queryKey: [...leadKey(unseenId), 'timeline'] });
      })
      // The next time that the lead is opened reports it again. The reader need not do anything.
      .catch(() => told.delete(unseenId));
  }, [client, unseenId]);
}
