import { useEffect, useRef } from 'react';
import type { Lead, LeadDetails } from '../../contract/lead.ts';
import { useStages } from '../pipeline/use-stages.ts';
import { lazyScreen } from '../shell/lazy-screen.tsx';
import { loadTexts } from '../texts/texts-store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { useIsPhone } from '../ui/use-media-query.ts';
import { ContactActions } from './contact-actions.tsx';
import { leadName } from './lead-name.ts';
import type { LeadStateLinesProps } from './lead-state-lines.tsx';
import { OwnerSelect } from './owner-select.tsx';
import { PrioritySelect } from './priority-select.tsx';
import { SourceLabel } from './source-label.tsx';
import { StatusSelect } from './status-select.tsx';

// Most leads have none of these lines.
const LeadStateLines = lazyScreen<LeadStateLinesProps>(
  async () =>
    (await Promise.all([import('./lead-state-lines.tsx'), loadTexts('history')]))[0].LeadStateLines,
  { isQuiet: true },
);

interface LeadHeaderProps {
  lead: Lead;
  /** Undefined until they are loaded. */
  details: LeadDetails | undefined;
}

/** The person, and what a salesperson does next: status, owner, call, message. */
export function LeadHeader({ lead, details }: LeadHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // A screen reader then reads the lead that was opened.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [lead._id]);
  const { leads: texts } = useTexts();
  const isPhone = useIsPhone();
  const { stages } = useStages();
  const { form, campaign } = texts.details.origin;
  // A list knows the form, but not the campaign.
  const origins = [
    [form, lead.formName],
    [campaign, details?.origin?.campaignName],
  ];
  const isLost = stages.some(({ id, lost }) => lost && id === lead.status);
  const lostReason = (isLost && details?.lostReason) || '';
  return (
    <header className="grid gap-3.5 p-5 pb-4">
      <div className="grid gap-1">
        <h2
          ref={heading}
          tabIndex={-1}
          dir="auto"
          className="text-xl font-semibold [overflow-wrap:anywhere] outline-none"
        >
          {leadName(lead, texts.noName)}
        </h2>
        <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
          <SourceLabel source={lead.source} />
          <span aria-hidden="true">·</span>
          <TimeAgo iso={lead.createdAt} />
        </p>
        <p className="flex flex-wrap gap-x-3 text-sm text-muted empty:hidden">
          {origins.map(
            ([label, name]) =>
              name && (
                <span key={label} className="min-w-0 [overflow-wrap:anywhere]">
                  {label}: <bdi>{name}</bdi>
                </span>
              ),
          )}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <StatusSelect lead={lead} label={texts.columns.status} look="field" className="min-w-32" />
        <OwnerSelect lead={lead} className="max-w-48 min-w-32" />
        <PrioritySelect lead={lead} />
      </div>
      {(lead.lease || lead.assignment || lostReason) && (
        <LeadStateLines lead={lead} lostReason={lostReason} />
      )}
      {/* On a phone they are at the bottom, within reach of the thumb. */}
      {!isPhone && (
        <div className="flex flex-wrap gap-2">
          <ContactActions lead={lead} />
        </div>
      )}
    </header>
  );
}
