import { useMutation, useQueryClient } from '@tanstack/react-query';
import { undoChange } from '../api/leads.ts';
import { useBasicTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { toast } from '../ui/toast.ts';
import { keepLead } from './keep-lead.ts';

interface UndoEntryProps {
  leadId: string;
  /** The id of the entry of the timeline. */
  changeId: string;
  /** The entry in words. */
  title: string;
}

/** Undoes a change from the timeline. */
export function UndoEntry({ leadId, changeId, title }: UndoEntryProps) {
  const { ui } = useBasicTexts();
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: () => undoChange(leadId, { changeId }),
    onSuccess: (lead) => {
      keepLead(client, lead);
      toast.success(ui.undone(title), { key: leadId });
    },
    onError: (error) => toast.error(ui.notUndone(error.message), { key: leadId }),
  });
  return (
    <Button
      size="sm"
      look="ghost"
      className="-my-1 -mr-2 ml-auto shrink-0"
      aria-label={`${ui.undo}: ${title}`}
      isBusy={isPending}
      onClick={() => mutate()}
    >
      {ui.undo}
    </Button>
  );
}
