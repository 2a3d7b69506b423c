import { Link, useParams } from '@tanstack/react-router';
import { CloudOff, UserX } from 'lucide-react';
import type { Lead, LeadDetails } from '../../contract/lead.ts';
import { ApiError } from '../api/request.ts';
import { lazyScreen } from '../shell/lazy-screen.tsx';
import { useUser } from '../shell/use-user.ts';
import { useDocumentTitle } from '../shell/use-document-title.ts';
import { loadTexts } from '../texts/texts-store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useIsPhone } from '../ui/use-media-query.ts';
import { WhenVisible } from '../ui/when-visible.tsx';
import { useBegunContact } from './begun-contacts.ts';
import { ContactActions } from './contact-actions.tsx';
import { ContactPrompt } from './lazy-contact-prompt.ts';
import { LeadAnswers } from './lead-answers.tsx';
import { LeadContact } from './lead-contact.tsx';
import { LeadHeader } from './lead-header.tsx';
import { leadName } from './lead-name.ts';
import { LeadOrigin } from './lead-origin.tsx';
import { LeadRelatedPart } from './lead-related-part.tsx';
import { LeadPlannerPart } from './lead-planner-part.tsx';
import { PanelBar } from './panel-bar.tsx';
import { PanelSection } from './panel-section.tsx';
import { useLeadActionKeys } from './use-lead-action-keys.ts';
import { useMarkSeen } from './use-mark-seen.ts';
import { useOpenLead } from './use-open-lead.ts';

// They are loaded when a person gets to them.
const LeadArrival = lazyScreen<{ lead: LeadDetails }>(
  async () =>
    (await Promise.all([import('./lead-arrival.tsx'), loadTexts('history')]))[0].LeadArrival,
  { isQuiet: true },
);
const LeadNotes = lazyScreen<{ lead: LeadDetails }>(
  async () => (await Promise.all([import('./lead-notes.tsx'), loadTexts('extras')]))[0].LeadNotes,
);
const LeadPrivacy = lazyScreen<{ lead: Lead }>(
  async () =>
    (await Promise.all([import('./lead-privacy.tsx'), loadTexts('admin')]))[0].LeadPrivacy,
  { isQuiet: true },
);
const LeadTimeline = lazyScreen<{ leadId: string }>(
  async () =>
    (await Promise.all([import('./lead-timeline.tsx'), loadTexts('history')]))[0].LeadTimeline,
);

/** A lead with all that is known: beside the list, or over it on a phone or a tablet. */
export function LeadPanel() {
  const { leadId } = useParams({ from: '/app/user/allLeads/$leadId' });
  const { leads: texts } = useTexts();
  const { lead, details, error, refetch } = useOpenLead(leadId);
  useMarkSeen(details);
  useDocumentTitle(lead ? leadName(lead, texts.noName) : texts.details.untitled);
  const begun = useBegunContact(leadId);
  useLeadActionKeys(() => lead, leadId);
  const isPhone = useIsPhone();
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
            <LeadHeader lead={lead} details={details} />
            <LeadRest lead={lead} details={details} error={error} onRetry={retry} />
          </div>
        </div>
      )}
      {lead && !isGone && begun && <ContactPrompt key={lead._id} leadId={lead._id} />}
      {lead && !isGone && isPhone && <ContactBar lead={lead} />}
      {!lead && !error && <PanelSkeleton />}
      {isGone && <LeadGone />}
      {!lead && error && !isGone && (
        <ErrorState title={texts.details.notLoaded} error={error} onRetry={retry} />
      )}
    </aside>
  );
}

interface LeadRestProps {
  lead: Lead;
  details: LeadDetails | undefined;
  error: Error | null;
  onRetry: () => void;
}

/** What the person wants first, then how to reach them, then all that is known. */
function LeadRest({ lead, details, error, onRetry }: LeadRestProps) {
  const { details: texts, work } = useTexts().leads;
  const isAdmin = useUser().role === 'admin';
  const answers = details?.answers ?? [];
  return (
    <>
      <LeadAnswers title={texts.answers} answers={answers.filter(({ field }) => field === null)} />
      <LeadContact key={lead._id} lead={lead} details={details} />
      {details && (
        <>
          <LeadRelatedPart leadId={details._id} />
          <LeadPlannerPart />
          <PanelSection title={work.notes.title}>
            <WhenVisible part="notes">
              <LeadNotes key={details._id} lead={details} />
            </WhenVisible>
          </PanelSection>
          <PanelSection title={work.timelineTitle}>
            <WhenVisible part="timeline">
              <LeadTimeline leadId={details._id} />
            </WhenVisible>
          </PanelSection>
          <LeadAnswers title={work.sent} answers={answers.filter(({ field }) => field !== null)} />
          <WhenVisible part="arrival">
            <LeadArrival lead={details} />
          </WhenVisible>
          <LeadOrigin lead={details} />
          {isAdmin && <LeadPrivacy lead={details} />}
        </>
      )}
      {!details && <NotLoaded error={error} onRetry={onRetry} />}
    </>
  );
}

/** The ways to reach the person, at the bottom of a phone. */
const ContactBar = ({ lead }: { lead: Lead }) => (
  <div className="flex shrink-0 gap-1.5 border-t border-line bg-surface px-3 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] empty:hidden">
    <ContactActions lead={lead} isBar />
  </div>
);

/** While the details are loaded, or if they cannot be. */
function NotLoaded({ error, onRetry }: Pick<LeadRestProps, 'error' | 'onRetry'>) {
  const { leads, ui } = useTexts();
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
