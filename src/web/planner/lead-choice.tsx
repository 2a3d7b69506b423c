import { useQuery } from '@tanstack/react-query';
import { useId, useState, type KeyboardEvent } from 'react';
import type { Lead, LeadList } from '../../contract/lead.ts';
import { request } from '../api/request.ts';
import { leadName, shownPhone } from '../leads/lead-name.ts';
import { usePlannerTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';

/** The lead of a meeting or a task. */
export interface ChosenLead {
  readonly _id: string;
  readonly name: string;
}

interface LeadChoiceProps {
  value: ChosenLead | undefined;
  error: string | undefined;
  onChange: (lead: ChosenLead | undefined) => void;
}

const MOST = 6;

/** Finds a lead by typing, or shows the one that was chosen: the pattern "combobox" of ARIA. */
export function LeadChoice({ value, error, onChange }: LeadChoiceProps) {
  const { form, noName } = usePlannerTexts();
  if (!value) return <LeadSearch error={error} onChoose={onChange} />;
  return (
    <div className="grid gap-1.5">
      <span className="text-sm font-medium">{form.lead}</span>
      <div className="flex min-w-0 items-center justify-between gap-3 rounded-md border border-line bg-hover py-1 pr-1 pl-3">
        <span dir="auto" className="min-w-0 truncate text-base">
          {value.name || noName}
        </span>
        <Button size="sm" look="ghost" onClick={() => onChange(undefined)}>
          {form.changeLead}
        </Button>
      </div>
    </div>
  );
}

interface LeadSearchProps {
  error: string | undefined;
  onChoose: (lead: ChosenLead) => void;
}

function LeadSearch({ error, onChoose }: LeadSearchProps) {
  const { form, noName } = usePlannerTexts();
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const leads = useFoundLeads(text);
  const choose = (lead: Lead | undefined) =>
    lead && onChoose({ _id: lead._id, name: leadName(lead, noName) });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && leads) setActive((active + step + leads.length) % leads.length);
    else if (event.key === 'Enter' && leads) choose(leads[active]);
    else return;
    event.preventDefault();
  };
  const isOpen = leads !== undefined && leads.length > 0;
  return (
    <div className="grid gap-1.5">
      <Field
        label={form.lead}
        hint={form.leadHint}
        error={error}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-activedescendant={isOpen ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <p role="status" className={leads?.length === 0 ? 'text-sm text-muted' : 'sr-only'}>
        {leads && (leads.length === 0 ? form.noLeadFound : form.leadsFound(leads.length))}
      </p>
      {isOpen && (
        <div
          id={id}
          role="listbox"
          aria-label={form.lead}
          className="grid gap-0.5 rounded-lg border border-line p-1"
        >
          {leads.map((lead, index) => (
            <FoundLead
              key={lead._id}
              id={`${id}-${index}`}
              lead={lead}
              isActive={index === active}
              onChoose={() => choose(lead)}
            />
          ))}
        </div>
      )}
    </div>
  );
}

interface FoundLeadProps {
  id: string;
  lead: Lead;
  isActive: boolean;
  onChoose: () => void;
}

function FoundLead({ id, lead, isActive, onChoose }: FoundLeadProps) {
  const { noName } = usePlannerTexts();
  const name = leadName(lead, noName);
  const rest = [lead.email, shownPhone(lead)].filter((text) => text !== '' && text !== name);
  return (
    // The keyboard chooses in the field, which names this option as the active one.
    <button
      type="button"
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className="grid min-w-0 rounded-md px-2 py-1.5 text-left aria-selected:bg-hover hover:bg-hover pointer-coarse:py-2.5"
      onClick={onChoose}
    >
      <span dir="auto" className="truncate text-sm font-medium">
        {name}
      </span>
      <span className="truncate text-xs text-muted">{rest.join(' · ')}</span>
    </button>
  );
}

/** @returns undefined while nothing is typed or found */
function useFoundLeads(text: string): readonly Lead[] | undefined {
  const q = text.trim();
  const { data } = useQuery({
    queryKey: ['lead-choice', q],
    enabled: q.length > 0,
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ q, limit: String(MOST) });
      return request<LeadList>(`/api/leads?${query.toString()}`, { signal });
    },
  });
  return q.length > 0 ? data?.leads : undefined;
}
