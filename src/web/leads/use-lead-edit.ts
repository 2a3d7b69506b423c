import { useQueryClient } from '@tanstack/react-query';
import type { Conflict } from '../../contract/error.ts';
import type { Lead } from '../../contract/lead.ts';
import type { UpdateLeadBody } from '../../contract/lead-edit.ts';
import { undoChange, updateLead } from '../api/leads.ts';
import { ApiError } from '../api/request.ts';
import { useTexts } from '../texts/use-texts.ts';
import { toast } from '../ui/toast.ts';
import { keepLead } from './keep-lead.ts';

export type SaveResult =
  | { readonly kind: 'saved' }
  /** Somebody else has changed the field since. */
  | { readonly kind: 'conflict'; readonly conflict: Conflict }
  | { readonly kind: 'failed'; readonly why: string };

/**
 * Saves a change of a lead. A message says what was saved, and lets a person undo it.
 *
 * @returns a function that never fails; it tells what came of the change
 */
export function useLeadEdit({ _id }: Pick<Lead, '_id'>) {
  const client = useQueryClient();
  const { edit: texts } = useTexts().leads.work;

  const undo = async (changeId: string, field: string) => {
    try {
      keepLead(client, await undoChange(_id, { changeId }));
      toast.success(texts.undone(field), { key: _id });
    } catch (error) {
      toast.error(texts.undoFailed(field, messageOf(error)), { key: _id });
    }
  };

  /** @param field what changes, in words */
  return async (body: UpdateLeadBody, field: string): Promise<SaveResult> => {
    try {
      const changed = await updateLead(_id, body);
      keepLead(client, changed);
      const { changeId } = changed;
      if (changeId !== null)
        toast.success(texts.saved(field), {
          key: _id,
          action: {
            label: texts.undo,
            isUndo: true,
            onPress: () => void undo(changeId, field),
          },
        });
      return { kind: 'saved' };
    } catch (error) {
      const [conflict] = error instanceof ApiError ? error.conflicts : [];
      if (conflict) return { kind: 'conflict', conflict };
      return { kind: 'failed', why: messageOf(error) };
    }
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');
