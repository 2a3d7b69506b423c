import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Lead, LeadDetails } from '../../contract/lead.ts';
import type { BoardAnswer } from '../../contract/pipeline.ts';
import { undoChange, updateLead } from '../api/leads.ts';
import { BOARD } from '../api/board-key.ts';
import { boardQuery } from '../api/board.ts';
import { keepLead } from '../leads/keep-lead.ts';
import { nameInSentence } from '../leads/lead-name.ts';
import { useStages } from '../pipeline/use-stages.ts';
import { useBoardTexts, useTexts } from '../texts/use-texts.ts';
import { toast } from '../ui/toast.ts';
import { placeLead, type Place } from './place-lead.ts';
import { useBoardFilters } from './use-board.ts';

export interface Move {
  readonly lead: Lead;
  readonly place: Place;
  readonly lostReason?: string;
}

/**
 * Moves a lead: immediately on the screen, and back if the server refuses. A message says what changed and
 * lets a person undo it.
 */
export function useMove(): (move: Move) => void {
  const client = useQueryClient();
  const texts = useBoardTexts();
  const { noName } = useTexts().leads;
  const { nameOf } = useStages();
  const { queryKey } = boardQuery(useBoardFilters());
  const readAgain = () => client.invalidateQueries({ queryKey: BOARD });

  const undo = async (lead: LeadDetails, changeId: string, isMoved: boolean) => {
    const name = nameInSentence(lead, noName);
    try {
      const undone = await undoChange(lead._id, { changeId });
      keepLead(client, undone);
      const text = isMoved ? texts.placedBack(name) : texts.undone(name, nameOf(undone.status));
      toast.success(text, { key: lead._id });
    } catch (error) {
      const why = error instanceof Error ? error.message : '';
      toast.error(texts.moveFailed(name, why), { key: lead._id });
    }
    await readAgain();
  };

  const { mutate } = useMutation({
    // One after the other, because a place depends on the leads around it.
    scope: { id: 'board' },
    mutationFn: ({ lead, place, lostReason }: Move) =>
      updateLead(lead._id, {
        after: place.after,
        ...(place.status !== lead.status && {
          status: place.status,
          from: { status: lead.status },
        }),
        ...(lostReason !== undefined && { lostReason }),
      }),
    onMutate: async ({ lead, place }) => {
      await client.cancelQueries({ queryKey: BOARD });
      client.setQueryData<BoardAnswer>(queryKey, (board) => board && placeLead(board, lead, place));
    },
    onSuccess: (changed, { lead }) => {
      keepLead(client, changed);
      const name = nameInSentence(changed, noName);
      const { changeId } = changed;
      const isMoved = changed.status === lead.status;
      if (changeId !== null)
        toast.success(isMoved ? texts.reordered(name) : texts.moved(name, nameOf(changed.status)), {
          key: changed._id,
          action: {
            label: texts.undo,
            isUndo: true,
            onPress: () => void undo(changed, changeId, isMoved),
          },
        });
    },
    onError: (error, { lead }) =>
      toast.error(texts.moveFailed(nameInSentence(lead, noName), error.message)),
    onSettled: readAgain,
  });
  return mutate;
}
