import { useMutation, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Outcome } from '../../contract/lead-conversation.ts';
import { logConversation } from '../api/lead-work.ts';
import { leadKey } from '../api/leads.ts';
import { useLeadHistoryTexts, useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { toast } from '../ui/toast.ts';
import type { BegunContact } from './use-begun-contact.ts';

const OUTCOMES = ['reached', 'no_answer', 'wrong_number'] as const;

export interface ContactPromptProps {
  leadId: string;
  begun: BegunContact;
  onDone: () => void;
}

/** Asks what came of a call or a message when the person returns, and notes it. */
export function ContactPrompt({ leadId, begun, onDone }: ContactPromptProps) {
  const { prompt: texts, outcomes } = useLeadHistoryTexts();
  const { channels } = useTexts().leads.work;
  const client = useQueryClient();
  const region = useRef<HTMLDivElement>(null);
  const { mutate, isPending } = useMutation({
    mutationFn: (outcome: Outcome) =>
      logConversation(leadId, { ...begun, direction: 'out', outcome }),
    onSuccess: (_answer, outcome) => {
      toast.success(texts.noted(outcome));
      onDone();
      void client.invalidateQueries({ queryKey: leadKey(leadId) });
    },
    onError: (error) => toast.error(texts.failed(error.message)),
  });
  useEffect(() => {
    const returned = () => {
      if (document.visibilityState !== 'visible') return;
      const { activeElement } = document;
      // Somebody who types is not interrupted.
      if (activeElement?.matches('input, textarea, select')) return;
      region.current?.focus();
    };
    document.addEventListener('visibilitychange', returned);
    window.addEventListener('focus', returned);
    return () => {
      document.removeEventListener('visibilitychange', returned);
      window.removeEventListener('focus', returned);
    };
  }, []);
  return (
    <div
      ref={region}
      role="group"
      tabIndex={-1}
      aria-label={texts.title}
      className="grid gap-2 border-t border-line bg-accent-soft px-5 py-3 outline-none"
    >
      <div className="flex items-center justify-between gap-2">
        <p className="text-sm font-medium">
          {channels[begun.channel]}: {texts.title}
        </p>
        <IconButton label={texts.skip} onClick={onDone}>
          <X className="size-4" />
        </IconButton>
      </div>
      <div className="grid grid-cols-3 gap-2">
        {OUTCOMES.map((outcome) => (
          <Button
            key={outcome}
            className="min-w-0 px-1! whitespace-normal! leading-tight"
            isBusy={isPending}
            onClick={() => mutate(outcome)}
          >
            {outcomes[outcome]}
          </Button>
        ))}
      </div>
    </div>
  );
}
