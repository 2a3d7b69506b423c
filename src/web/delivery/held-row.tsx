import { useAdminTexts } from '../texts/use-texts.ts';
import { sayReason } from '../texts/say-reason.ts';
import { RotateCw } from 'lucide-react';
import type { RefObject } from 'react';
import type { HeldLead } from '../../contract/inbox.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { Button } from '../ui/button.tsx';
import { HeldFacts } from './held-facts.tsx';
import { useRetry } from './use-retry.ts';

interface HeldRowProps {
  lead: HeldLead;
  /** The group has told the reason already. */
  isReasonKnown: boolean;
  /** False if a retry cannot help before something else is done. */
  canRetry: boolean;
  home: RefObject<HTMLElement | null>;
  onOpen: () => void;
}

/** A lead that is not in the CRM: which one, why, and what can be done. */
export function HeldRow({ lead, isReasonKnown, canRetry, home, onOpen }: HeldRowProps) {
  const texts = useAdminTexts().delivery;
  const retry = useRetry(home);
  const { leadId, reason, decision, submittedAt, receivedAt } = lead;
  const form = lead.formName || texts.form(lead.formId);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
      <div className="grid min-w-0 flex-1 basis-72 gap-0.5">
        <p className="flex min-w-0 items-baseline gap-x-2">
          <span className="truncate text-sm font-medium" title={texts.leadId(leadId)}>
            {form}
          </span>
          <span className="shrink-0 text-xs text-muted">
            {submittedAt === null ? texts.received : texts.sent}{' '}
            <TimeAgo iso={submittedAt ?? receivedAt} />
          </span>
        </p>
        {!isReasonKnown && (
          <p className="text-sm text-pretty [overflow-wrap:anywhere]">
            {sayReason(reason) || decision?.note}
          </p>
        )}
        <HeldFacts lead={lead} />
      </div>
      <div className="flex gap-2">
        <Button size="sm" aria-label={texts.openLead(form, leadId)} onClick={onOpen}>
          {texts.open}
        </Button>
        {canRetry && (
          <Button
            size="sm"
            isBusy={retry.isPending}
            aria-label={texts.retryLead(form, leadId)}
            onClick={() => retry.mutate({ leadId })}
          >
            {!retry.isPending && <RotateCw className="size-3.5" aria-hidden="true" />}
            {texts.retry}
          </Button>
        )}
      </div>
    </li>
  );
}
