import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { BulkRun } from '../../contract/bulk.ts';
import { leadQuery } from '../api/leads.ts';
import { findListedLead } from '../live/lead-cache.ts';
import { useLeadToolTexts, useTexts } from '../texts/use-texts.ts';

/** Nobody reads more in one window. */
const MOST_SHOWN = 100;

type Skipped = BulkRun['skipped'][number];

interface SkippedLeadsProps {
  skipped: BulkRun['skipped'];
  /** A person goes to one of them. */
  onOpen: () => void;
}

/** The leads that a change has left out, each with the reason. */
export function SkippedLeads({ skipped, onOpen }: SkippedLeadsProps) {
  const { recent: texts } = useLeadToolTexts();
  return (
    <ul className="grid max-h-60 gap-1 overflow-y-auto pt-2 text-sm">
      {skipped.slice(0, MOST_SHOWN).map((each) => (
        <SkippedLead key={each.leadId} skipped={each} onOpen={onOpen} />
      ))}
      {skipped.length > MOST_SHOWN && (
        <li className="text-muted">{texts.others(skipped.length - MOST_SHOWN)}</li>
      )}
    </ul>
  );
}

function SkippedLead({
  skipped: { leadId, reason },
  onOpen,
}: {
  skipped: Skipped;
  onOpen: () => void;
}) {
  const { recent: texts } = useLeadToolTexts();
  const { noName } = useTexts().leads;
  const listed = findListedLead(useQueryClient(), leadId);
  const isThere = reason !== 'not-found';
  const { data } = useQuery({ ...leadQuery(leadId), enabled: isThere && !listed, retry: false });
  const lead = listed ?? data;
  return (
    <li className="flex flex-wrap items-baseline gap-x-2">
      {isThere ? (
        <Link
          to="/user/allLeads/$leadId"
          params={{ leadId }}
          dir="auto"
          className="rounded-sm font-medium underline [overflow-wrap:anywhere]"
          onClick={onOpen}
        >
          {lead?.name || noName}
        </Link>
      ) : (
        <span className="font-medium">{lead?.name || texts.goneLead}</span>
      )}
      <span className="text-muted">{texts.reasons[reason]}</span>
    </li>
  );
}
