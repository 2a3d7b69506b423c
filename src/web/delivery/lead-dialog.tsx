import { useAdminTexts } from '../texts/use-texts.ts';
import { sayReason } from '../texts/say-reason.ts';
import { useQuery } from '@tanstack/react-query';
import type { RefObject } from 'react';
import type { HeldLead } from '../../contract/inbox.ts';
import { heldLeadQuery } from '../api/inbox.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { CompleteForm } from './complete-form.tsx';
import { DismissForm } from './dismiss-form.tsx';
import { HeldFacts } from './held-facts.tsx';
import { RawJson } from './raw-json.tsx';

interface LeadDialogProps {
  /** The lead that is open; undefined if none is. */
  lead: HeldLead | undefined;
  home: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** All that is known of a lead that is not in the CRM, and what a person can do with it. */
export function LeadDialog({ lead, home, onClose }: LeadDialogProps) {
  const { dialog } = useAdminTexts().delivery;
  return (
    <Dialog
      title={lead?.formName || dialog.title}
      isOpen={lead !== undefined}
      isWide
      onClose={onClose}
    >
      {lead && <LeadDetails lead={lead} home={home} onDone={onClose} />}
    </Dialog>
  );
}

interface LeadDetailsProps {
  lead: HeldLead;
  home: RefObject<HTMLElement | null>;
  onDone: () => void;
}

function LeadDetails({ lead, home, onDone }: LeadDetailsProps) {
  const texts = useAdminTexts().delivery;
  const { dialog } = texts;
  const { data, error, refetch } = useQuery(heldLeadQuery(lead.leadId));
  return (
    <div className="grid gap-5">
      <div className="grid gap-1.5">
        <p className="flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
          <span>{lead.pageName || texts.pageGone}</span>
          <span aria-hidden="true">·</span>
          <span>
            {lead.submittedAt === null ? texts.received : texts.sent}{' '}
            <TimeAgo iso={lead.submittedAt ?? lead.receivedAt} />
          </span>
          <span aria-hidden="true">·</span>
          <span className="inline-flex items-center">
            {dialog.metaId(lead.leadId)}
            <CopyButton text={lead.leadId} label={dialog.copyId} />
          </span>
        </p>
        <p className="text-sm text-pretty [overflow-wrap:anywhere]">
          {sayReason(lead.reason) || lead.decision?.note}
        </p>
        <HeldFacts lead={lead} />
      </div>
      {!data && error && (
        <ErrorState title={dialog.notRead} error={error} onRetry={() => void refetch()} />
      )}
      {!data && !error && (
        <div role="status" className="grid gap-2">
          <span className="sr-only">{dialog.reading}</span>
          <Skeleton />
          <Skeleton className="w-1/2" />
        </div>
      )}
      {data && (
        <>
          <Answers answers={data.answers} />
          <CompleteForm
            leadId={lead.leadId}
            understood={data.understood}
            home={home}
            onDone={onDone}
          />
          {lead.state !== 'dismissed' && (
            <DismissForm leadId={lead.leadId} home={home} onDone={onDone} />
          )}
          <RawJson title={dialog.webhook} json={data.raw.event} />
          <RawJson title={dialog.graph} json={data.raw.answer} />
        </>
      )}
    </div>
  );
}

interface AnswersProps {
  answers: readonly {
    readonly key: string;
    readonly label: string;
    readonly values: readonly string[];
  }[];
}

function Answers({ answers }: AnswersProps) {
  const { dialog } = useAdminTexts().delivery;
  if (answers.length === 0) return <p className="text-sm text-muted">{dialog.noAnswers}</p>;
  return (
    <section aria-label={dialog.answers} className="grid gap-2">
      <h3 className="text-sm font-semibold">{dialog.answers}</h3>
      <dl className="grid gap-x-6 gap-y-2.5 sm:grid-cols-2">
        {answers.map(({ key, label, values }) => (
          <div key={key} className="grid min-w-0 content-start gap-0.5">
            <dt className="text-xs text-pretty text-muted">{label}</dt>
            <dd dir="auto" className="text-sm [overflow-wrap:anywhere]">
              {values.join(', ') || dialog.noAnswer}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
