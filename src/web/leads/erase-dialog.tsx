import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { Lead } from '../../contract/lead.ts';
import type { SamePersonAnswer } from '../../contract/privacy.ts';
import { LEAD_LISTS } from '../api/leads.ts';
import { erasePerson, erasuresQuery, samePersonQuery } from '../api/privacy.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { useAdminTexts, useTexts } from '../texts/use-texts.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { toast } from '../ui/toast.ts';
import { leadName } from './lead-name.ts';

interface EraseDialogProps {
  lead: Lead;
  onClose: () => void;
}

/** Shows all enquiries of the person, and erases those that are chosen. */
export function EraseDialog({ lead, onClose }: EraseDialogProps) {
  const { leads, ui } = useTexts();
  const { personalData: texts } = useAdminTexts();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data, error } = useQuery(samePersonQuery(lead._id));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const others = data ? othersOf(data, lead._id) : [];
  const also = others.map(({ id }) => id).filter((id) => !left.has(id));
  const erasure = useMutation({
    mutationFn: () => erasePerson(lead._id, also),
    onSuccess: async ({ certificate }) => {
      toast.success(`${texts.erased(certificate.erased)} ${texts.backups}`);
      await navigate({ to: '/user/allLeads', search: true });
      await client.invalidateQueries({ queryKey: LEAD_LISTS });
      await client.invalidateQueries(erasuresQuery);
    },
  });
  return (
    <Dialog title={texts.dialogTitle(leadName(lead, leads.noName))} isOpen isWide onClose={onClose}>
      <p className="text-sm text-pretty text-muted">{texts.what}</p>
      {!data && !error && <Skeleton className="w-64" />}
      {others.length > 0 && (
        <OtherEnquiries others={others} left={left} onToggle={(id) => setLeft(toggle(left, id))} />
      )}
      {data && others.length === 0 && <p className="text-sm">{texts.noOthers}</p>}
      <Alert tone="warn">{texts.warning}</Alert>
      {(error ?? erasure.error) && <Alert tone="danger">{(error ?? erasure.error)?.message}</Alert>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{ui.cancel}</Button>
        <Button
          look="danger"
          disabled={!data}
          isBusy={erasure.isPending}
          onClick={() => erasure.mutate()}
        >
          {texts.confirm(1 + also.length)}
        </Button>
      </div>
    </Dialog>
  );
}

interface Enquiry {
  readonly id: string;
  readonly title: string;
  readonly at: string;
  readonly isHeld: boolean;
}

interface OtherEnquiriesProps {
  others: readonly Enquiry[];
  /** Ids that stay. */
  left: ReadonlySet<string>;
  onToggle: (id: string) => void;
}

function OtherEnquiries({ others, left, onToggle }: OtherEnquiriesProps) {
  const { personalData: texts } = useAdminTexts();
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 text-sm font-medium">{texts.others(others.length)}</legend>
      <div className="grid max-h-64 divide-y divide-line overflow-y-auto rounded-lg border border-line">
        {others.map((enquiry) => (
          <EnquiryChoice
            key={enquiry.id}
            enquiry={enquiry}
            isChosen={!left.has(enquiry.id)}
            onToggle={() => onToggle(enquiry.id)}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface EnquiryChoiceProps {
  enquiry: Enquiry;
  isChosen: boolean;
  onToggle: () => void;
}

function EnquiryChoice({ enquiry, isChosen, onToggle }: EnquiryChoiceProps) {
  const { personalData: texts } = useAdminTexts();
  const id = useId();
  return (
    <div className="flex items-start gap-3 px-3 py-2.5 text-sm">
      <input
        id={id}
        type="checkbox"
        aria-describedby={`${id}-when`}
        className="mt-0.5 size-4 shrink-0 accent-accent"
        checked={isChosen}
        onChange={onToggle}
      />
      <div className="grid min-w-0 gap-0.5">
        <label htmlFor={id} dir="auto" className="[overflow-wrap:anywhere]">
          {enquiry.title || texts.noName}
        </label>
        <span id={`${id}-when`} className="text-muted">
          <TimeAgo iso={enquiry.at} />
          {enquiry.isHeld && ` · ${texts.held}`}
        </span>
      </div>
    </div>
  );
}

function othersOf({ leads, held }: SamePersonAnswer, leadId: string): Enquiry[] {
  const ofCrm = leads
    .filter(({ id }) => id !== leadId)
    .map(({ id, name, email, phone, createdAt }) => ({
      id,
      title: [name, email, phone].filter((text) => text !== '').join(' · '),
      at: createdAt,
      isHeld: false,
    }));
  const waiting = held.map(({ leadId: id, receivedAt }) => ({
    id,
    title: id,
    at: receivedAt,
    isHeld: true,
  }));
  return [...ofCrm, ...waiting];
}

function toggle(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}
