import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Lead, LeadDetails } from '../../contract/lead.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Conflict } from '../../contract/error.ts';
import { leadQuery, undoStatus, updateLead, type LeadFilters } from '../api/leads.ts';
import { ApiError } from '../api/request.ts';
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

interface SeenChange {
  readonly change: StatusChange;
  /** The lead as the person saw it. */
  readonly seen: Lead;
}

/**
 * Changes the status of a lead: immediately on the screen, and back if the server refuses. A message
 * says what changed and whether the lead left the list, and lets a person undo the change. If somebody else
 * has changed the status since the person saw it, theirs stays, and a message says who changed it to what.
 */
export function useStatusChange(lead: Lead): (change: StatusChange) => void {
  const client = useQueryClient();
  const filters = useLeadFilters();
  const { leads: texts } = useTexts();
  const stages = useStages();
  const { nameOf } = stages;
  const name = nameInSentence(lead, texts.noName);
  const { mutate } = useMutation({
    mutationKey: statusChangeKey(lead._id),
    // One after the other, or the first choice could overwrite the second.
    scope: { id: `lead-status-${lead._id}` },
    mutationFn: ({ change, seen }: SeenChange) =>
      updateLead(lead._id, { ...change, from: { status: seen.status } }),
    onMutate: ({ change, seen }) => applyLead(client, { ...seen, status: change.status }),
    onSuccess: (changed) => {
      const isLast = client.isMutating({ mutationKey: statusChangeKey(lead._id) }) === 1;
      if (!isLast) return;
      keepLead(client, changed);
      showChange({ client, changed, filters, texts, stages });
    },
    onError: async (error, { change, seen }) => {
      const conflict = statusConflict(error);
      const status = conflict ? conflict.status : seen.status;
      applyLead(client, { ...seen, status });
      if (!conflict) {
        toast.error(texts.change.failed(name, error.message));
        return;
      }
      const who = conflict.changedBy?.name || texts.work.edit.somebody;
      toast.warning(texts.change.overtaken(who, name, nameOf(status)), {
        key: lead._id,
        action: {
          label: texts.change.anyway(nameOf(change.status)),
          onPress: () => mutate({ change, seen: { ...seen, status } }),
        },
      });
      await readAgain(client, lead._id);
    },
  });
  return (change) => {
    if (change.status !== lead.status) mutate({ change, seen: lead });
  };
}

/** What the status is now, if that is why the server refused. */
function statusConflict(error: Error): (Conflict & { status: string }) | undefined {
  const conflicts = error instanceof ApiError ? error.conflicts : [];
  const found = conflicts.find(({ field }) => field === 'status');
  return typeof found?.current === 'string' ? { ...found, status: found.current } : undefined;
}

/** More than the status may have changed. Without an answer the lists keep what they know. */
async function readAgain(client: QueryClient, leadId: string): Promise<void> {
  const details = await client
    .fetchQuery({ ...leadQuery(leadId), staleTime: 0 })
    .catch(() => undefined);
  if (details) keepLead(client, details);
}

interface ShownChange {
  readonly client: QueryClient;
  readonly changed: LeadDetails;
  readonly filters: LeadFilters;
  readonly texts: Texts['leads'];
  readonly stages: Stages;
}

function showChange({ client, changed, filters, texts, stages }: ShownChange): void {
  const { _id, status, statusChangedAt } = changed;
  const { nameOf } = stages;
  const name = nameInSentence(changed, texts.noName);
  const text = matchesFilters(changed, filters, stages.stages)
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
    action: { label: texts.change.undo, isUndo: true, onPress: () => void undo() },
  });
}
