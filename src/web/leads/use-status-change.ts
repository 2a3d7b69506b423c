import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Lead, LeadDetails } from '../../contract/lead.ts';
import type { Texts } from '../../texts/texts.ts';
import { undoStatus, updateLead, type LeadFilters } from '../api/leads.ts';
import { applyLead } from '../live/lead-cache.ts';
import { matchesFilters } from '../live/merge-lead.ts';
import { statusChangeKey } from '../live/status-change.ts';
import { useStages, type Stages } from '../pipeline/use-stages.ts';
import { useTexts } from '../texts/use-texts.ts';
import { toast } from '../ui/toast.ts';
import { keepLead } from './keep-lead.ts';
import { nameInSentence } from './lead-name.ts';
import { useLeadFilters } from './use-lead-list.ts';

/** A new status, and why the lead is lost if it is. */
export interface StatusChange {
  readonly status: string;
  readonly lostReason?: string;
}

/**
 * Changes the status of a lead: immediately on the screen, and back if the server refuses. A message
 * says what changed and whether the lead left the list, and lets a person undo the change.
 */
export function useStatusChange(lead: Lead): (change: StatusChange) => void {
  const client = useQueryClient();
  const filters = useLeadFilters();
  const { leads: texts } = useTexts();
  const { nameOf } = useStages();
  const { mutate } = useMutation({
    mutationKey: statusChangeKey(lead._id),
    // One after the other, or the first choice could overwrite the second.
    scope: { id: `lead-status-${lead._id}` },
    mutationFn: (change: StatusChange) => updateLead(lead._id, change),
    onMutate: ({ status }) => {
      applyLead(client, { ...lead, status });
      return lead;
    },
    onSuccess: (changed) => {
      const isLast = client.isMutating({ mutationKey: statusChangeKey(lead._id) }) === 1;
      if (!isLast) return;
      keepLead(client, changed);
      showChange({ client, changed, filters, texts, nameOf });
    },
    onError: (error, _change, before) => {
      if (before) applyLead(client, before);
      toast.error(texts.change.failed(nameInSentence(lead, texts.noName), error.message));
    },
  });
  return (change) => {
    if (change.status !== lead.status) mutate(change);
  };
}

interface ShownChange {
  readonly client: QueryClient;
  readonly changed: LeadDetails;
  readonly filters: LeadFilters;
  readonly texts: Texts['leads'];
  readonly nameOf: Stages['nameOf'];
}

function showChange({ client, changed, filters, texts, nameOf }: ShownChange): void {
  const { _id, status, statusChangedAt } = changed;
  const name = nameInSentence(changed, texts.noName);
  const text = matchesFilters(changed, filters)
    ? texts.change.done(name, nameOf(status))
    : texts.change.doneAndGone(name, nameOf(status));
  const undo = async () => {
    if (statusChangedAt === null) return;
    try {
      const undone = await undoStatus(_id, { changedAt: statusChangedAt });
      keepLead(client, undone);
      toast.success(texts.change.undone(name, nameOf(undone.status)), { key: _id });
    } catch (error) {
      const reason = error instanceof Error ? error.message : '';
      toast.error(texts.change.undoFailed(name, reason), { key: _id });
    }
  };
  // The next change of the same lead replaces this message, because its Undo no longer works.
  toast.success(text, {
    key: _id,
    action: { label: texts.change.undo, onPress: () => void undo() },
  });
}
