import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { RelatedLeadList } from '../../contract/lead-related.ts';
import { useStages } from '../pipeline/use-stages.ts';
import { useLeadExtrasTexts, useTexts } from '../texts/use-texts.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { Alert } from '../ui/alert.tsx';

/** How many are shown. Nobody reads more before adding a lead. */
const MOST_SHOWN = 5;

interface KnownLeadsProps {
  list: RelatedLeadList;
  /** The person has opened one of them. */
  onOpen: () => void;
}

/** The leads that have the address or the number of the one that is being added. */
export function KnownLeads({ list: { related }, onOpen }: KnownLeadsProps) {
  const { addLead: texts, related: relatedTexts } = useLeadExtrasTexts();
  const { leads } = useTexts();
  const { nameOf } = useStages();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The buttons below it are seen too.
    place.current?.closest('form')?.scrollIntoView({ block: 'end' });
  }, []);
  return (
    <div ref={place} role="alert">
      <Alert tone="warn" title={texts.isKnown(related.length)}>
        <ul className="grid gap-1">
          {related.slice(0, MOST_SHOWN).map((lead) => (
            <li key={lead._id} className="flex flex-wrap items-baseline gap-x-2">
              <Link
                to="/user/allLeads/$leadId"
                params={{ leadId: lead._id }}
                dir="auto"
                className="rounded-sm font-medium underline [overflow-wrap:anywhere]"
                onClick={onOpen}
              >
                {lead.name || leads.noName}
              </Link>
              <span className="text-xs">
                {nameOf(lead.status)} · <TimeAgo iso={lead.createdAt} /> ·{' '}
                {lead.hasSameEmail ? relatedTexts.sameEmail : relatedTexts.samePhone}
              </span>
            </li>
          ))}
        </ul>
      </Alert>
    </div>
  );
}
