import { Pencil, Trash2 } from 'lucide-react';
import type { Conversation } from '../../contract/lead-conversation.ts';
import { logConversation, removeConversation } from '../api/lead-work.ts';
import { useLeadHistoryTexts } from '../texts/use-texts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { useLazyDialog } from '../ui/use-lazy-dialog.ts';
import { contentOf } from './conversation-entry.ts';
import { useRemoval } from './use-removal.tsx';

interface ConversationActionsProps {
  leadId: string;
  conversation: Conversation;
}

/** Corrects and removes a conversation in the timeline. */
export function ConversationActions({ leadId, conversation }: ConversationActionsProps) {
  const { conversation: texts } = useLeadHistoryTexts();
  const [dialog, correct] = useConversationDialog(leadId, conversation);
  const [question, askRemoval] = useRemoval(leadId, {
    texts,
    remove: () => removeConversation(leadId, conversation._id),
    restore: () => logConversation(leadId, contentOf(conversation)),
  });
  return (
    <>
      <span className="-my-1 ml-auto flex shrink-0 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
        <IconButton label={texts.correct} onClick={correct}>
          <Pencil className="size-3.5" />
        </IconButton>
        <IconButton label={texts.remove} onClick={askRemoval}>
          <Trash2 className="size-3.5" />
        </IconButton>
      </span>
      {dialog}
      {question}
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
