import { useEffect, useRef } from 'react';
import type { Lead } from '../../contract/lead.ts';
import { useTexts } from '../texts/use-texts.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { useIsPhone } from '../ui/use-media-query.ts';
import { ContactActions } from './contact-actions.tsx';
import { LeaseLine } from './lease-line.tsx';
import { leadName } from './lead-name.ts';
import { OwnerSelect } from './owner-select.tsx';
import { PrioritySelect } from './priority-select.tsx';
import { SourceLabel } from './source-label.tsx';
import { StatusSelect } from './status-select.tsx';

/** The person, and what a salesperson does next: status, owner, call, message. */
export function LeadHeader({ lead }: { lead: Lead }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // A screen reader then reads the lead that was opened.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [lead._id]);
  const { leads: texts } = useTexts();
  const isPhone = useIsPhone();
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
      </div>
      <div className="flex flex-wrap gap-2">
        <StatusSelect lead={lead} label={texts.columns.status} look="field" className="min-w-32" />
        <OwnerSelect lead={lead} className="max-w-48 min-w-32" />
        <PrioritySelect lead={lead} />
      </div>
      <LeaseLine lead={lead} />
      {/* On a phone they are at the bottom, within reach of the thumb. */}
      {!isPhone && (
        <div className="flex flex-wrap gap-2">
          <ContactActions lead={lead} />
        </div>
      )}
    </header>
  );
}
