import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect, useRef, type RefObject } from 'react';
import type { Outcome } from '../../contract/lead-conversation.ts';
import { leadQuery } from '../api/leads.ts';
import { ApiError } from '../api/request.ts';
import { useLeadHistoryTexts, useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useHotkeys } from '../ui/use-hotkeys.ts';
import { endContact, useBegunContact, type BegunContact } from './begun-contacts.ts';
import { leadName } from './lead-name.ts';
import { ASKED_OUTCOMES, OUTCOME_KEYS } from './outcome-keys.ts';
import { useOutcome } from './use-outcome.ts';

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
  const region = useRef<HTMLDivElement>(null);
  const { note, isNoting, skip } = useOutcome(leadId, begun);
  const answer = (outcome: Outcome) => () => {
    // If two questions are on the screen, the keys answer the one of the open lead.
    const isOfOpenLead = region.current?.closest('aside') !== null;
    if (!isOfOpenLead && document.querySelector('aside [data-contact-of]')) return false;
    if (!isNoting) note(outcome);
    return true;
  };
  useHotkeys(
    Object.fromEntries(ASKED_OUTCOMES.map((outcome) => [OUTCOME_KEYS[outcome], answer(outcome)])),
  );
  useFocusOnReturn(region);
  return (
    <div
      ref={region}
      role="group"
      data-contact-of={leadId}
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
        <IconButton label={texts.skip} onClick={skip}>
          <X className="size-4" />
        </IconButton>
      </div>
      <div className="grid grid-cols-3 gap-2">
        {ASKED_OUTCOMES.map((outcome) => (
          <Button
            key={outcome}
            data-outcome={outcome}
            aria-keyshortcuts={OUTCOME_KEYS[outcome]}
            className="min-w-0 px-1! whitespace-normal! leading-tight"
            isBusy={isNoting}
            onClick={() => note(outcome)}
          >
            {outcomes[outcome]}
            <span className="text-faint uppercase pointer-coarse:hidden" aria-hidden="true">
              {OUTCOME_KEYS[outcome]}
            </span>
          </Button>
        ))}
      </div>
    </div>
  );
}

/** Takes the focus when the person comes back from the call. */
function useFocusOnReturn(region: RefObject<HTMLElement | null>): void {
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
  }, [region]);
}
