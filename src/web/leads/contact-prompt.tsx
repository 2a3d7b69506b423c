import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Outcome } from '../../contract/lead-conversation.ts';
import { logConversation } from '../api/lead-work.ts';
import { leadKey, leadQuery } from '../api/leads.ts';
import { ApiError } from '../api/request.ts';
import { useLeadHistoryTexts, useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { toast } from '../ui/toast.ts';
import { endContact, useBegunContact, type BegunContact } from './begun-contacts.ts';
import { leadName } from './lead-name.ts';

const OUTCOMES = ['reached', 'no_answer', 'wrong_number'] as const;

export interface ContactPromptProps {
  leadId: string;
  /** For a screen that does not show the lead: says with whom it was. */
  isNamed?: boolean;
}

/** Asks what came of a call or a message that has begun, and notes it. */
export function ContactPrompt({ leadId, isNamed = false }: ContactPromptProps) {
  const begun = useBegunContact(leadId);
  const { noName } = useTexts().leads;
  const { data: lead, error } = useQuery({ ...leadQuery(leadId), enabled: isNamed });
  const isGone = isNamed && error instanceof ApiError && error.status === 404;
  useEffect(() => {
    if (isGone) endContact(leadId);
  }, [isGone, leadId]);
  if (!begun || isGone) return null;
  const person = isNamed && lead ? leadName(lead, noName) : undefined;
  return <Question leadId={leadId} begun={begun} person={person} />;
}

interface QuestionProps {
  leadId: string;
  begun: BegunContact;
  person: string | undefined;
}

function Question({ leadId, begun, person }: QuestionProps) {
  const { prompt: texts, outcomes } = useLeadHistoryTexts();
  const { channels } = useTexts().leads.work;
  const client = useQueryClient();
  const region = useRef<HTMLDivElement>(null);
  const { mutate, isPending } = useMutation({
    mutationFn: (outcome: Outcome) =>
      logConversation(leadId, { ...begun, direction: 'out', outcome }),
    onSuccess: (_answer, outcome) => {
      toast.success(texts.noted(outcome));
      endContact(leadId);
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
        <p className="min-w-0 text-sm font-medium [overflow-wrap:anywhere]">
          {channels[begun.channel]}
          {person !== undefined && (
            <>
              {' · '}
              <bdi>{person}</bdi>
            </>
          )}
          : {texts.title}
        </p>
        <IconButton label={texts.skip} onClick={() => endContact(leadId)}>
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
