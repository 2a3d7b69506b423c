import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { UserX } from 'lucide-react';
import type { Lead, LeadDetails } from '../../contract/lead.ts';
import { leadQuery } from '../api/leads.ts';
import { ApiError } from '../api/request.ts';
import { findListedLead } from '../live/lead-cache.ts';
import { useDocumentTitle } from '../shell/use-document-title.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { LeadAnswers } from './lead-answers.tsx';
import { LeadConsents } from './lead-consents.tsx';
import { LeadContact } from './lead-contact.tsx';
import { LeadHeader } from './lead-header.tsx';
import { LeadJourney } from './lead-journey.tsx';
import { leadName } from './lead-name.ts';
import { LeadOrigin } from './lead-origin.tsx';
import { PanelBar } from './panel-bar.tsx';
import { useMarkSeen } from './use-mark-seen.ts';

/** A lead with all that is known: beside the list, or over it on a phone. */
export function LeadPanel() {
  const { leadId } = useParams({ from: '/app/user/allLeads/$leadId' });
  const client = useQueryClient();
  const { data: details, error, refetch } = useQuery(leadQuery(leadId));
  useMarkSeen(details);
  const lead = details ?? findListedLead(client, leadId);
  useDocumentTitle(lead ? leadName(lead) : 'Lead');
  return (
    <aside
      aria-label="Lead details"
      className="flex flex-col bg-surface max-md:fixed max-md:inset-0 max-md:z-30 md:w-[25rem] md:shrink-0 md:animate-slide md:border-l md:border-line xl:w-[28rem]"
    >
      <PanelBar leadId={leadId} />
      {lead && (!error || details) ? (
        <LeadBody lead={lead} details={details} />
      ) : (
        <LeadTrouble error={error} onRetry={() => void refetch()} />
      )}
    </aside>
  );
}

function LeadBody({ lead, details }: { lead: Lead; details: LeadDetails | undefined }) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto pb-[env(safe-area-inset-bottom)]">
      <LeadHeader lead={lead} />
      <LeadContact lead={lead} />
      {details ? (
        <>
          <LeadAnswers answers={details.answers} />
          <LeadConsents disclaimers={details.disclaimers} />
          <LeadJourney lead={details} />
          <LeadOrigin lead={details} />
        </>
      ) : (
        <PanelSkeleton />
      )}
    </div>
  );
}

function LeadTrouble({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  if (!error) return <PanelSkeleton />;
  if (error instanceof ApiError && error.status === 404)
    return (
      <EmptyState
        icon={<UserX />}
        title="This lead does not exist"
        actions={
          <Button asChild>
            <Link to="/user/allLeads" search>
              Back to the list
            </Link>
          </Button>
        }
      >
        The link may be incomplete, or the lead was deleted meanwhile.
      </EmptyState>
    );
  return <ErrorState title="This lead could not be read" error={error} onRetry={onRetry} />;
}

const PanelSkeleton = () => (
  <div role="status" className="grid gap-5 p-5">
    <span className="sr-only">Reading the lead…</span>
    {[40, 56, 48, 64].map((width) => (
      <div key={width} className="grid gap-2">
        <Skeleton className="w-24" />
        <span style={{ width: `${width}%` }}>
          <Skeleton />
        </span>
      </div>
    ))}
  </div>
);
