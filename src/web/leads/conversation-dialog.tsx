import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import type { Conversation, ConversationBody } from '../../contract/lead-conversation.ts';
import { correctConversation, logConversation, removeNewConversation } from '../api/lead-work.ts';
import { leadKey } from '../api/leads.ts';
import { shownTimeZone } from '../texts/time-zone-setting.ts';
import { useBasicTexts, useLeadHistoryTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useTellDone } from '../ui/toast.ts';
import {
  changedStart,
  contentOf,
  newConversationEntry,
  toConversationEntry,
  type ConversationEntry,
} from './conversation-entry.ts';
import { ConversationFields } from './conversation-fields.tsx';

interface ConversationDialogProps {
  leadId: string;
  /** The conversation to correct; a new one if it is left out. */
  conversation?: Conversation;
  onClose: () => void;
}

/** How far the clock of this device may be ahead, in ms. */
const CLOCK_PATIENCE_MS = 60_000;

/** Logs a call or a message that was made without LeadRabbit, or corrects one. */
export function ConversationDialog({ leadId, conversation, onClose }: ConversationDialogProps) {
  const { conversation: texts } = useLeadHistoryTexts();
  const { ui } = useBasicTexts();
  const [zone] = useState(shownTimeZone);
  // As it was when the form opened, whatever others change in between.
  const [known] = useState(conversation);
  const [before] = useState(() =>
    known ? toConversationEntry(known, zone) : newConversationEntry(new Date(), zone),
  );
  const [entry, setEntry] = useState(before);
  const [problem, setProblem] = useState<string>();
  const set = (change: Partial<ConversationEntry>) => setEntry((last) => ({ ...last, ...change }));
  const saving = useSaving({ leadId, known, onDone: onClose });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const startedAt = changedStart(entry, before, zone);
    const found = startedAt && problemOf(startedAt, texts);
    setProblem(found);
    if (found !== undefined) return;
    const { channel, direction, outcome, text } = entry;
    saving.mutate({
      channel,
      direction,
      outcome,
      text,
      ...(startedAt && { startedAt: startedAt.toISOString() }),
    });
  };
  return (
    <Dialog
      title={known ? texts.correctTitle : texts.log}
      isOpen
      isWide
      onClose={() => !saving.isPending && onClose()}
    >
      <form className="grid gap-4" noValidate onSubmit={submit}>
        <ConversationFields entry={entry} zone={zone} problem={problem} onChange={set} />
        {saving.error && (
          <p role="alert" className="text-sm text-pretty text-danger-text">
            {texts.notSaved(saving.error.message)}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button disabled={saving.isPending} onClick={onClose}>
            {ui.cancel}
          </Button>
          <Button type="submit" look="primary" isBusy={saving.isPending}>
            {known ? texts.save : texts.log}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function problemOf(startedAt: Date, texts: { readonly noTime: string; readonly inFuture: string }) {
  if (Number.isNaN(startedAt.getTime())) return texts.noTime;
  return startedAt.getTime() > Date.now() + CLOCK_PATIENCE_MS ? texts.inFuture : undefined;
}

interface Saving {
  leadId: string;
  known: Conversation | undefined;
  onDone: () => void;
}

/** Stores what was entered, and says so with an Undo. */
function useSaving({ leadId, known, onDone }: Saving) {
  const { conversation: texts } = useLeadHistoryTexts();
  const client = useQueryClient();
  const tellDone = useTellDone();
  const readAgain = () => client.invalidateQueries({ queryKey: leadKey(leadId) });
  return useMutation({
    mutationFn: (body: ConversationBody) =>
      known
        ? correctConversation(leadId, known._id, { ...body, seenEditedAt: known.editedAt })
        : logConversation(leadId, body),
    onSuccess: ({ conversation: { _id, editedAt } }) => {
      if (known)
        tellDone(
          texts.corrected,
          () => correctConversation(leadId, _id, { ...contentOf(known), seenEditedAt: editedAt }),
          readAgain,
        );
      else tellDone(texts.logged, () => removeNewConversation(leadId, _id), readAgain);
      onDone();
      void readAgain();
    },
  });
}
