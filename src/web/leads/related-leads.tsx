import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Unlink } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import type { RelatedLead, RelatedLeadList } from '../../contract/lead-related.ts';
import { leadKey } from '../api/leads.ts';
import { linkLead, unlinkLead } from '../api/related-changes.ts';
import { relatedQuery } from '../api/related.ts';
import { userNamesQuery } from '../api/user-names.ts';
import { useLeadExtrasTexts, useTexts } from '../texts/use-texts.ts';
import { useStages } from '../pipeline/use-stages.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { toast } from '../ui/toast.ts';
import { PanelSection } from './panel-section.tsx';
import { SourceLabel } from './source-label.tsx';
import { StatusGlyph } from './status-glyph.tsx';

export interface RelatedLeadsProps {
  leadId: string;
  /** Undefined if it could not be loaded. */
  list: RelatedLeadList | undefined;
  error: Error | null;
}

/** Enquiries with the same e-mail or phone, each with its own status and owner. A wrong match can be unlinked. */
export function RelatedLeads({ leadId, list, error }: RelatedLeadsProps) {
  const { related: texts } = useLeadExtrasTexts();
  const place = useRef<HTMLDivElement>(null);
  const change = useLinkChange(leadId, () => place.current?.focus());
  const linked = list?.related.filter(({ unlinked }) => unlinked === null) ?? [];
  const others = list?.related.filter(({ unlinked }) => unlinked !== null) ?? [];
  return (
    <PanelSection title={texts.title}>
      <div ref={place} tabIndex={-1} className="grid gap-2 outline-none">
        {!list && error && (
          <p role="alert" className="text-sm text-muted">
            {texts.notLoaded(error.message)}
          </p>
        )}
        {linked.length > 0 && (
          <ul className="grid divide-y divide-line rounded-xl border border-line">
            {linked.map((lead) => (
              <RelatedRow key={lead._id} lead={lead}>
                <UnlinkButton
                  lead={lead}
                  isBusy={change.isPending}
                  onPress={() => change.mutate({ otherId: lead._id, isLinked: false })}
                />
              </RelatedRow>
            ))}
          </ul>
        )}
        {list?.hasMore === true && <p className="text-sm text-muted">{texts.more}</p>}
        {others.length > 0 && (
          <details className="text-sm">
            <summary className="cursor-pointer rounded-sm py-1 text-muted pointer-coarse:py-2.5">
              {texts.unlinked(others.length)}
            </summary>
            <ul className="mt-1 grid divide-y divide-line rounded-xl border border-line">
              {others.map((lead) => (
                <RelatedRow key={lead._id} lead={lead}>
                  <LinkButton
                    lead={lead}
                    isBusy={change.isPending}
                    onPress={() => change.mutate({ otherId: lead._id, isLinked: true })}
                  />
                </RelatedRow>
              ))}
            </ul>
          </details>
        )}
      </div>
    </PanelSection>
  );
}

/** One enquiry: its time, its form, its status and its owner. */
function RelatedRow({ lead, children }: { lead: RelatedLead; children: ReactNode }) {
  const { leads } = useTexts();
  const { related: texts } = useLeadExtrasTexts();
  const { data: people = [] } = useQuery(userNamesQuery);
  const owner = people.find(({ id }) => id === lead.ownerId)?.name;
  const { nameOf, lookOf } = useStages();
  const { unlinked } = lead;
  return (
    <li className="flex min-w-0 items-start gap-2 py-2 pr-1.5 pl-3">
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <Link
            to="/user/allLeads/$leadId"
            params={{ leadId: lead._id }}
            search
            dir="auto"
            className="rounded-sm font-medium [overflow-wrap:anywhere] hover:underline"
          >
            {lead.name || leads.noName}
          </Link>
          <span className="text-xs text-muted">
            <TimeAgo iso={lead.createdAt} />
          </span>
        </p>
        <p className="flex min-w-0 flex-wrap items-center gap-x-2 text-sm text-muted">
          <span className="inline-flex items-center gap-1.5 text-ink">
            <StatusGlyph look={lookOf(lead.status)} />
            {nameOf(lead.status)}
          </span>
          <span aria-hidden="true">·</span>
          <span dir="auto">
            {lead.ownerId === null ? texts.nobody : (owner ?? leads.work.owner.unknown)}
          </span>
        </p>
        <p className="flex min-w-0 flex-wrap items-center gap-x-2 text-xs text-muted">
          {lead.formName === '' ? (
            <SourceLabel source={lead.source} />
          ) : (
            <span dir="auto" className="[overflow-wrap:anywhere]">
              {lead.formName}
            </span>
          )}
          <span>
            <span aria-hidden="true">· </span>
            {reasonOf(lead, texts)}
          </span>
        </p>
        {unlinked && (
          <p className="text-xs text-muted">
            {texts.unlinkedBy(unlinked.by.name)} · <TimeAgo iso={unlinked.at} />
          </p>
        )}
      </div>
      {children}
    </li>
  );
}

interface ChangeButtonProps {
  lead: RelatedLead;
  isBusy: boolean;
  onPress: () => void;
}

function UnlinkButton({ lead, isBusy, onPress }: ChangeButtonProps) {
  const { leads } = useTexts();
  const { related: texts } = useLeadExtrasTexts();
  return (
    <IconButton
      label={texts.unlink(lead.name || leads.noName)}
      aria-disabled={isBusy}
      onClick={() => !isBusy && onPress()}
    >
      <Unlink className="size-4" />
    </IconButton>
  );
}

function LinkButton({ lead, isBusy, onPress }: ChangeButtonProps) {
  const { leads } = useTexts();
  const { related: texts } = useLeadExtrasTexts();
  return (
    <Button
      size="sm"
      look="ghost"
      isBusy={isBusy}
      aria-label={texts.link(lead.name || leads.noName)}
      onClick={onPress}
    >
      {texts.linkAgain}
    </Button>
  );
}

type RelatedTexts = ReturnType<typeof useLeadExtrasTexts>['related'];

function reasonOf({ hasSameEmail, hasSamePhone }: RelatedLead, texts: RelatedTexts): string {
  if (hasSameEmail && hasSamePhone) return texts.sameBoth;
  return hasSameEmail ? texts.sameEmail : texts.samePhone;
}

/** Unlinks an enquiry or links it again. The message that says so takes it back. */
function useLinkChange(leadId: string, onDone: () => void) {
  const { related: texts } = useLeadExtrasTexts();
  const { edit } = useTexts().leads.work;
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: ({ otherId, isLinked }: { otherId: string; isLinked: boolean }) =>
      (isLinked ? linkLead : unlinkLead)(leadId, otherId),
    onSuccess: (list, { otherId, isLinked }) => {
      client.setQueryData(relatedQuery(leadId).queryKey, list);
      void client.invalidateQueries({ queryKey: leadKey(otherId) });
      void client.invalidateQueries({ queryKey: [...leadKey(leadId), 'timeline'] });
      const undo = () => change.mutate({ otherId, isLinked: !isLinked });
      toast.success(isLinked ? texts.wasLinked : texts.wasUnlinked, {
        key: `related ${leadId}`,
        action: { label: edit.undo, isUndo: true, onPress: undo },
      });
      onDone();
    },
    onError: (error) => toast.error(texts.failed(error.message)),
  });
  return change;
}
