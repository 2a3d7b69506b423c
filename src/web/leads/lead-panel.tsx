import { Link, useParams } from '@tanstack/react-router';
import { CloudOff, UserX } from 'lucide-react';
import type { LeadDetails } from '../../contract/lead.ts';
import { ApiError } from '../api/request.ts';
import { useDocumentTitle } from '../shell/use-document-title.ts';
import { useTexts } from '../texts/use-texts.ts';
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
import { LeadPlannerPart } from './lead-planner-part.tsx';
import { LeadPrivacy } from './lead-privacy.tsx';
import { PanelBar } from './panel-bar.tsx';
import { useMarkSeen } from './use-mark-seen.ts';
import { useOpenLead } from './use-open-lead.ts';

/** A lead with all that is known: beside the list, or over it on a phone or a tablet. */
export function LeadPanel() {
  const { leadId } = useParams({ from: '/app/user/allLeads/$leadId' });
  const { leads: texts } = useTexts();
  const { lead, details, error, refetch } = useOpenLead(leadId);
  useMarkSeen(details);
  useDocumentTitle(lead ? leadName(lead, texts.noName) : texts.details.untitled);
  const isGone = error instanceof ApiError && error.status === 404;
  const retry = () => void refetch();
  return (
    <aside
      aria-label={texts.details.label}
      className="flex flex-col bg-surface max-[1099px]:absolute max-[1099px]:inset-0 max-[1099px]:z-30 max-md:fixed min-[1100px]:w-[25rem] min-[1100px]:shrink-0 min-[1100px]:animate-slide min-[1100px]:border-l min-[1100px]:border-line xl:w-[28rem]"
    >
      <PanelBar lead={lead} />
      {lead && !isGone && (
        <div className="min-h-0 flex-1 overflow-y-auto pb-[env(safe-area-inset-bottom)]">
          <div className="mx-auto max-w-2xl">
            <LeadHeader lead={lead} />
            <LeadContact lead={lead} />
            <LeadRest details={details} error={error} onRetry={retry} />
          </div>
        </div>
      )}
      {!lead && !error && <PanelSkeleton />}
      {isGone && <LeadGone />}
      {!lead && error && !isGone && (
        <ErrorState title={texts.details.notLoaded} error={error} onRetry={retry} />
      )}
    </aside>
  );
}

interface LeadRestProps {
  details: LeadDetails | undefined;
  error: Error | null;
  onRetry: () => void;
}

/** What only the details know. */
function LeadRest({ details, error, onRetry }: LeadRestProps) {
  const { leads, ui } = useTexts();
  if (details)
    return (
      <>
        <LeadAnswers answers={details.answers} />
        <LeadPlannerPart />
        <LeadConsents disclaimers={details.disclaimers} />
        <LeadJourney lead={details} />
        <LeadOrigin lead={details} />
        <LeadPrivacy lead={details} />
      </>
    );
  if (!error) return <PanelSkeleton />;
  return (
    <div
      role="alert"
      className="mx-5 flex items-start gap-2.5 rounded-xl border border-line bg-hover px-4 py-3 text-sm"
    >
      <CloudOff className="mt-0.5 size-4 shrink-0 text-muted" aria-hidden="true" />
      <div className="grid min-w-0 flex-1 justify-items-start gap-2">
        <p>{leads.details.answersNotLoaded(error.message)}</p>
        <Button size="sm" onClick={onRetry}>
          {ui.tryAgain}
        </Button>
      </div>
    </div>
  );
}

function LeadGone() {
  const { details } = useTexts().leads;
  return (
    <EmptyState
      icon={<UserX />}
      title={details.gone.title}
      actions={
        <Button asChild>
          <Link to="/user/allLeads" search>
            {details.back}
          </Link>
        </Button>
      }
    >
      {details.gone.text}
    </EmptyState>
  );
}

function PanelSkeleton() {
  const { details } = useTexts().leads;
  return (
    <div role="status" className="grid gap-5 p-5">
      <span className="sr-only">{details.loading}</span>
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
}
