import clsx from 'clsx';
import { RotateCw } from 'lucide-react';
import type { RefObject } from 'react';
import type { HeldLead } from '../../contract/inbox.ts';
import { SourceLabel } from '../leads/source-label.tsx';
import { TimeAgo } from '../time/time-ago.tsx';
import { Button } from '../ui/button.tsx';
import { UnsettledFacts } from './unsettled-facts.tsx';
import { useRetry } from './use-retry.ts';

interface UnsettledRowProps {
  lead: HeldLead;
  home: RefObject<HTMLElement | null>;
}

/** A lead that is not in the CRM: which, why, and the button. */
export function UnsettledRow({ lead, home }: UnsettledRowProps) {
  const retry = useRetry(lead.state === 'received' ? 'parked' : lead.state, home);
  const { leadId, pageName, platform, reason } = lead;
  const form = lead.formName || `Form ${lead.formId}`;
  return (
    <li
      className={clsx(
        'grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 gap-y-1.5 px-4 py-3 md:grid-cols-[14rem_minmax(0,1fr)_auto]',
        retry.isPending && 'opacity-60',
      )}
    >
      <div className="grid min-w-0 content-start">
        <h3 className="truncate text-sm font-medium" title={`Lead ${leadId}`}>
          {form}
        </h3>
        <p className="truncate text-xs text-muted">{pageName || 'Page no longer connected'}</p>
        <p className="flex items-center gap-1.5 text-xs text-muted">
          {platform && (
            <>
              <SourceLabel source={platform} />
              <span aria-hidden="true">·</span>
            </>
          )}
          <span>
            {lead.submittedAt === null ? 'Received' : 'Sent'}{' '}
            <TimeAgo iso={lead.submittedAt ?? lead.receivedAt} />
          </span>
        </p>
      </div>
      <div className="grid min-w-0 content-start gap-0.5 max-md:order-last max-md:col-span-2">
        <p className="text-sm text-pretty [overflow-wrap:anywhere]">{reason}</p>
        <UnsettledFacts lead={lead} />
      </div>
      <Button
        size="sm"
        className="self-center"
        isBusy={retry.isPending}
        aria-label={`Retry the lead of ${form}, id ${leadId}`}
        onClick={() => retry.mutate({ leadId })}
      >
        {!retry.isPending && <RotateCw className="size-3.5" aria-hidden="true" />}
        Retry
      </Button>
    </li>
  );
}
