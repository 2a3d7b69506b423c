import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Conversation } from '../../contract/lead-conversation.ts';
import { logConversation, removeConversation } from '../api/lead-work.ts';
import { leadKey } from '../api/leads.ts';
import { lazyScreen } from '../shell/lazy-screen.tsx';
import { useLeadHistoryTexts } from '../texts/use-texts.ts';
import type { ConfirmDialogProps } from '../ui/confirm-dialog.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { toast, useTellDone } from '../ui/toast.ts';
import { useLazyDialog } from '../ui/use-lazy-dialog.ts';
import { contentOf } from './conversation-entry.ts';

const ConfirmDialog = lazyScreen<ConfirmDialogProps>(
  async () => (await import('../ui/confirm-dialog.tsx')).ConfirmDialog,
  { isQuiet: true },
);

interface ConversationActionsProps {
  leadId: string;
  conversation: Conversation;
}

/** Corrects and removes a conversation in the timeline. */
export function ConversationActions({ leadId, conversation }: ConversationActionsProps) {
  const { conversation: texts } = useLeadHistoryTexts();
  const client = useQueryClient();
  const tellDone = useTellDone();
  const readAgain = () => client.invalidateQueries({ queryKey: leadKey(leadId) });
  const [isAsking, setAsking] = useState(false);
  const [dialog, correct] = useConversationDialog(leadId, conversation);
  const { mutate, isPending } = useMutation({
    mutationFn: () => removeConversation(leadId, conversation._id),
    onSuccess: async () => {
      setAsking(false);
      tellDone(texts.removed, () => logConversation(leadId, contentOf(conversation)), readAgain);
      await readAgain();
    },
    onError: (error) => toast.error(texts.removeFailed(error.message)),
  });
  return (
    <>
      <span className="-my-1 ml-auto flex shrink-0 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
        <IconButton label={texts.correct} onClick={correct}>
          <Pencil className="size-3.5" />
        </IconButton>
        <IconButton label={texts.remove} onClick={() => setAsking(true)}>
          <Trash2 className="size-3.5" />
        </IconButton>
      </span>
      {dialog}
      {isAsking && (
        <ConfirmDialog
          title={texts.question}
          isOpen
          action={texts.remove}
          isDanger
          isBusy={isPending}
          onConfirm={() => mutate()}
          onCancel={() => setAsking(false)}
        >
          {texts.warning}
        </ConfirmDialog>
      )}
    </>
  );
}

/** The form of a conversation, in a file of its own. @param conversation to correct; a new one if it is left out */
export const useConversationDialog = (leadId: string, conversation?: Conversation) =>
  useLazyDialog(async () => {
    const { ConversationDialog } = await import('./conversation-dialog.tsx');
    return (close) => (
      <ConversationDialog leadId={leadId} onClose={close} {...(conversation && { conversation })} />
    );
  });
