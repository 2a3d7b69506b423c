import { Mail, Phone } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Lead } from '../../contract/lead.ts';
import { useTexts } from '../texts/use-texts.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { Button } from '../ui/button.tsx';
import { mailLink, phoneLink } from './contact-links.ts';
import { leadName } from './lead-name.ts';
import { SourceLabel } from './source-label.tsx';
import { StatusSelect } from './status-select.tsx';

/** The person, and what a salesperson does next: status, call, e-mail. */
export function LeadHeader({ lead }: { lead: Lead }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // A screen reader then reads the lead that was opened.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [lead._id]);
  const { leads: texts } = useTexts();
  const call = phoneLink(lead);
  const mail = mailLink(lead.email);
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
        <StatusSelect lead={lead} label={texts.columns.status} look="field" className="min-w-36" />
        {call !== undefined && (
          <Button asChild look="primary">
            <a href={call}>
              <Phone className="size-3.5" aria-hidden="true" />
              {texts.details.call}
            </a>
          </Button>
        )}
        {mail !== undefined && (
          <Button asChild>
            <a href={mail}>
              <Mail className="size-3.5" aria-hidden="true" />
              {texts.details.email}
            </a>
          </Button>
        )}
      </div>
    </header>
  );
}
