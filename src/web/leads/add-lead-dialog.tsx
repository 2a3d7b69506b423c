import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, type SubmitEvent } from 'react';
import type { LeadDetails } from '../../contract/lead.ts';
import type { RelatedLeadList } from '../../contract/lead-related.ts';
import { addNote } from '../api/lead-work.ts';
import { addLead, undoAddLead } from '../api/add-lead.ts';
import { LEAD_LISTS, leadKey } from '../api/leads.ts';
import { VIEWS } from '../api/views.ts';
import { findRelated } from '../api/related-changes.ts';
import { userNamesQuery } from '../api/user-names.ts';
import { useUser } from '../shell/use-user.ts';
import { useBasicTexts, useLeadExtrasTexts, useTexts } from '../texts/use-texts.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { toast, useTellDone } from '../ui/toast.ts';
import { KnownLeads } from './known-leads.tsx';

const SOURCES = ['manual', 'website', 'other'] as const;
const NOBODY = '';

interface Entry {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly company: string;
  readonly source: (typeof SOURCES)[number];
  readonly ownerId: string;
  readonly note: string;
}

/** Adds a lead that no form brought. If the person is here already, it says so first. */
export function AddLeadDialog({ onClose }: { onClose: () => void }) {
  const { addLead: texts } = useLeadExtrasTexts();
  const { fields } = useTexts().leads.work;
  const { ui } = useBasicTexts();
  const { id } = useUser();
  const form = useRef<HTMLFormElement>(null);
  const [entry, setEntry] = useState<Entry>({
    name: '',
    email: '',
    phone: '',
    company: '',
    source: 'manual',
    ownerId: id,
    note: '',
  });
  const [isTried, setTried] = useState(false);
  const [known, setKnown] = useState<KnownPerson>();
  const adding = useAdding(entry, { known, setKnown, onClose });
  const set = (change: Partial<Entry>) => setEntry((before) => ({ ...before, ...change }));
  const isNameless = [entry.name, entry.email, entry.phone].every((text) => text.trim() === '');
  const isKnown = known !== undefined && known.key === keyOf(entry);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (isNameless) form.current?.querySelector('input')?.focus();
    else adding.mutate();
  };
  const field = (name: 'name' | 'email' | 'phone' | 'company') => ({
    label: fields[name],
    autoComplete: 'off',
    maxLength: 500,
    value: entry[name],
    onChange: ({ target }: { target: HTMLInputElement }) => set({ [name]: target.value }),
  });
  return (
    <Dialog
      title={texts.title}
      isOpen
      firstFocus={() => form.current?.querySelector('input') ?? null}
      onClose={() => !adding.isPending && onClose()}
    >
      <form ref={form} className="grid gap-4" noValidate onSubmit={submit}>
        <Field {...field('name')} error={isTried && isNameless ? texts.nameless : undefined} />
        <Field {...field('email')} inputMode="email" />
        <Field {...field('phone')} type="tel" hint={texts.phoneHint} />
        <Field {...field('company')} />
        <OwnerAndSource entry={entry} onChange={set} />
        <TextArea
          label={texts.note}
          maxLength={10_000}
          value={entry.note}
          onChange={({ target }) => set({ note: target.value })}
        />
        {isKnown && <KnownLeads list={known.list} onOpen={onClose} />}
        {adding.error && <Alert tone="danger">{adding.error.message}</Alert>}
        <div className="flex justify-end gap-2">
          <Button disabled={adding.isPending} onClick={onClose}>
            {ui.cancel}
          </Button>
          <Button type="submit" look="primary" isBusy={adding.isPending}>
            {isKnown ? texts.addAnyway : texts.add}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Leads with the address or the number that was entered then. */
interface KnownPerson {
  readonly key: string;
  readonly list: RelatedLeadList;
}

const keyOf = ({ email, phone }: Entry): string => JSON.stringify([email.trim(), phone.trim()]);

interface AddingParts {
  known: KnownPerson | undefined;
  setKnown: (known: KnownPerson) => void;
  onClose: () => void;
}

/** Adds the lead, unless the person is known and nobody has been told of that. */
function useAdding(entry: Entry, { known, setKnown, onClose }: AddingParts) {
  const { addLead: texts } = useLeadExtrasTexts();
  const client = useQueryClient();
  const navigate = useNavigate();
  const tellDone = useTellDone();
  const takeBack = async (leadId: string) => {
    // Closed first: an open lead that is gone would be read again.
    const isOpen = location.pathname.endsWith(`/${leadId}`);
    if (isOpen) await navigate({ to: '/user/allLeads', search: true });
    try {
      await undoAddLead(leadId);
    } catch (error) {
      const params = { leadId };
      if (isOpen) await navigate({ to: '/user/allLeads/$leadId', params, search: true });
      throw error;
    }
    client.removeQueries({ queryKey: leadKey(leadId) });
    for (const queryKey of [LEAD_LISTS, VIEWS])
      void client.invalidateQueries({ queryKey: [...queryKey] });
  };
  return useMutation({
    mutationFn: async (): Promise<LeadDetails | undefined> => {
      const key = keyOf(entry);
      const { name, email, phone, company, source, ownerId } = entry;
      if (known?.key !== key) {
        const list = await findRelated({ email, phone });
        if (list.related.length > 0) {
          setKnown({ key, list });
          return undefined;
        }
      }
      const owner = ownerId === NOBODY ? null : ownerId;
      return addLead({ name, email, phone, company, source, ownerId: owner });
    },
    onSuccess: async (lead) => {
      if (!lead) return;
      client.setQueryData(leadKey(lead._id), lead);
      onClose();
      await navigate({ to: '/user/allLeads/$leadId', params: { leadId: lead._id }, search: true });
      tellDone(texts.added, () => takeBack(lead._id));
      await saveNote(lead._id);
    },
  });

  async function saveNote(leadId: string): Promise<void> {
    const text = entry.note.trim();
    if (text === '') return;
    try {
      await addNote(leadId, text);
      await client.invalidateQueries({ queryKey: leadKey(leadId) });
    } catch (error) {
      toast.error(texts.noteNotSaved(error instanceof Error ? error.message : ''));
    }
  }
}

interface OwnerAndSourceProps {
  entry: Entry;
  onChange: (change: Partial<Entry>) => void;
}

function OwnerAndSource({ entry, onChange }: OwnerAndSourceProps) {
  const { addLead: texts } = useLeadExtrasTexts();
  const { sources, work } = useTexts().leads;
  const { data: people = [] } = useQuery(userNamesQuery);
  const names = people
    .filter(({ id, isDisabled }) => !isDisabled || id === entry.ownerId)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-3">
      <div className="grid gap-1.5">
        <span className="text-sm font-medium" aria-hidden="true">
          {work.owner.label}
        </span>
        <Select
          label={work.owner.label}
          value={entry.ownerId}
          options={[{ value: NOBODY, label: work.owner.nobody }, ...names]}
          onChange={(ownerId) => onChange({ ownerId })}
        />
      </div>
      <div className="grid gap-1.5">
        <span className="text-sm font-medium" aria-hidden="true">
          {texts.source}
        </span>
        <Select
          label={texts.source}
          value={entry.source}
          options={SOURCES.map((value) => ({ value, label: sources[value] }))}
          onChange={(source) => onChange({ source })}
        />
      </div>
    </div>
  );
}
