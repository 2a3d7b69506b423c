import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Outcome } from '../../contract/lead-conversation.ts';
import { logConversation, removeNewConversation } from '../api/lead-work.ts';
import { leadKey } from '../api/leads.ts';
import { useLeadHistoryTexts } from '../texts/use-texts.ts';
import { toast, useTellDone } from '../ui/toast.ts';
import { beginContact, endContact, type BegunContact } from './begun-contacts.ts';

/** Notes how a call or a message went, or that nobody wants to. Both can be undone: then the question is asked again. */
export function useOutcome(leadId: string, begun: BegunContact) {
  const { prompt: texts } = useLeadHistoryTexts();
  const client = useQueryClient();
  const tellDone = useTellDone();
  const readAgain = () => client.invalidateQueries({ queryKey: leadKey(leadId) });
  const askAgain = () => beginContact(leadId, begun.channel, begun.startedAt);
  const { mutate, isPending } = useMutation({
    mutationFn: (outcome: Outcome) =>
      logConversation(leadId, { ...begun, direction: 'out', outcome }),
    onSuccess: ({ conversation }, outcome) => {
      endContact(leadId);
      const undo = () => removeNewConversation(leadId, conversation._id).then(askAgain);
      tellDone(texts.noted(outcome), undo, readAgain);
      void readAgain();
    },
    onError: (error) => toast.error(texts.failed(error.message)),
  });
  const skip = () => {
    endContact(leadId);
    tellDone(texts.skipped, async () => askAgain());
  };
  return { note: (outcome: Outcome) => mutate(outcome), isNoting: isPending, skip };
}
