import type { Lead } from '../../contract/lead.ts';
import type { UpdateLeadBody } from '../../contract/lead-edit.ts';
import { useTexts } from '../texts/use-texts.ts';
import { toast } from '../ui/toast.ts';
import { useLeadEdit } from './use-lead-edit.ts';

/**
 * Saves a value that a person has chosen. If it cannot be saved, or somebody else was faster, a message says so.
 *
 * @returns a function that takes the change and the name of the field in words
 */
export function useChooseField(lead: Pick<Lead, '_id'>) {
  const { edit } = useTexts().leads.work;
  const save = useLeadEdit(lead);
  return async (body: UpdateLeadBody, field: string): Promise<void> => {
    const result = await save(body, field);
    if (result.kind === 'saved') return;
    const why =
      result.kind === 'failed'
        ? result.why
        : edit.conflict(result.conflict.changedBy?.name || edit.somebody);
    toast.error(edit.failed(field, why));
  };
}
