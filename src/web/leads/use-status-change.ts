import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from '../ui/toast.ts';
import type { Lead, LeadDetails, LeadStatus } from '../../contract/lead.ts';
import { leadKey, updateLead } from '../api/leads.ts';
import { applyLead } from '../live/lead-cache.ts';
import { statusChangeKey } from '../live/status-change.ts';
import { leadName } from './lead-name.ts';

/** Changes a lead's status: at once on the screen, and back where the server refuses. */
export function useStatusChange(lead: Lead) {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationKey: statusChangeKey(lead._id),
    // One after the other, or the first choice could win over the second.
    scope: { id: `lead-status-${lead._id}` },
    mutationFn: (status: LeadStatus) => updateLead(lead._id, { status }),
    onMutate: (status) => {
      applyLead(client, { ...lead, status });
      return lead;
    },
    onSuccess: (changed) => {
      const { answers: _a, disclaimers: _d, origin: _o, journey, ...row } = changed;
      const isLast = client.isMutating({ mutationKey: statusChangeKey(lead._id) }) === 1;
      if (!isLast) return;
      applyLead(client, row);
      client.setQueryData<LeadDetails>(
        leadKey(lead._id),
        (known) => known && { ...known, journey },
      );
    },
    onError: (error, _status, before) => {
      if (before) applyLead(client, before);
      toast.error(`The status of ${leadName(lead)} was not changed. ${error.message}`);
    },
  });
  return (status: LeadStatus) => {
    if (status !== lead.status) mutate(status);
  };
}
