import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Lead } from '../../contract/lead.ts';
import { leadQuery } from '../api/leads.ts';
import { findListedLead } from '../live/lead-cache.ts';

/**
 * A lead that is open: its details, or what a list knows of it until they are read.
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
  // What was known once stays known, even after the lead has left every list.
  const known = useRef<Lead>(undefined);
  const lead = details ?? (leadId === undefined ? undefined : findListedLead(client, leadId));
  if (lead) known.current = lead;
  const shown = lead ?? (known.current?._id === leadId ? known.current : undefined);
  return { lead: shown, details, error, refetch };
}
