import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Lead, LeadDetails, LeadStatus } from '../../contract/lead.ts';
import { leadKey, undoStatus, updateLead, type LeadFilters } from '../api/leads.ts';
import { applyLead } from '../live/lead-cache.ts';
import { matchesFilters } from '../live/merge-lead.ts';
import { statusChangeKey } from '../live/status-change.ts';
import { toast } from '../ui/toast.ts';
import { nameInSentence } from './lead-name.ts';
import { useLeadFilters } from './use-lead-list.ts';

/**
 * Changes a lead's status: at once on the screen, and back if the server refuses. A message says
 * what changed, where the lead went, and lets a person undo it.
 */
export function useStatusChange(lead: Lead) {
  const client = useQueryClient();
  const filters = useLeadFilters();
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
      const isLast = client.isMutating({ mutationKey: statusChangeKey(lead._id) }) === 1;
      if (!isLast) return;
      keep(client, changed);
      tellOfChange(client, changed, filters);
    },
    onError: (error, _status, before) => {
      if (before) applyLead(client, before);
      toast.error(`The status of ${nameInSentence(lead)} was not changed. ${error.message}`);
    },
  });
  return (status: LeadStatus) => {
    if (status !== lead.status) mutate(status);
  };
}

/** Puts an answer of the server into the lists and the details. */
function keep(client: QueryClient, changed: LeadDetails): void {
  const { answers: _a, disclaimers: _d, origin: _o, journey, statusChangedAt, ...row } = changed;
  applyLead(client, row);
  client.setQueryData<LeadDetails>(
    leadKey(changed._id),
    (known) => known && { ...known, journey, statusChangedAt },
  );
}

function tellOfChange(client: QueryClient, changed: LeadDetails, filters: LeadFilters): void {
  const { _id, status, statusChangedAt } = changed;
  const name = nameInSentence(changed);
  const text = matchesFilters(changed, filters)
    ? `${name} is now ${status}.`
    : `${name} is now ${status} and left this list, because it does not match your filter.`;
  const undo = async () => {
    if (statusChangedAt === null) return;
    try {
      const undone = await undoStatus(_id, { changedAt: statusChangedAt });
      keep(client, undone);
      toast.success(`${name} is ${undone.status} again.`, { key: _id });
    } catch (error) {
      const reason = error instanceof Error ? error.message : '';
      toast.error(`The status of ${name} was not changed back. ${reason}`, { key: _id });
    }
  };
  // The next change of the same lead takes the place of this message, whose Undo is over then.
  toast.success(text, { key: _id, action: { label: 'Undo', onPress: () => void undo() } });
}
