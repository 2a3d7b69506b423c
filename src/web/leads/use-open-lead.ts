import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Lead } from '../../contract/lead.ts';
import { leadQuery } from '../api/leads.ts';
import { findListedLead } from '../live/lead-cache.ts';

/**
 * The open lead: its details, or what a list knows of it until they are loaded.
 *
 * @param leadId undefined if none is open
 */
export function useOpenLead(leadId: string | undefined) {
  const client = useQueryClient();
  const {
    data: details,
    error,
    refetch,
  } = useQuery({
    ...leadQuery(leadId ?? ''),
    enabled: leadId !== undefined,
  });
  const found = details ?? (leadId === undefined ? undefined : findListedLead(client, leadId));
  // The lead stays on the screen, even after it has left every list.
  const [known, setKnown] = useState<Lead>();
  if (found && found !== known) setKnown(found);
  const lead = found ?? (known?._id === leadId ? known : undefined);
  return { lead, details, error, refetch };
}
