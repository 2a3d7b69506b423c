import { useAdminTexts } from '../texts/use-texts.ts';
import { useState, type FormEvent, type RefObject } from 'react';
import type { HeldLeadDetails } from '../../contract/inbox.ts';
import { completeLead } from '../api/inbox.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { useDecision } from './use-decision.ts';

type Contact = HeldLeadDetails['understood'];

const FIELDS: readonly (readonly [keyof Contact, string])[] = [
  ['name', 'text'],
  ['phone', 'tel'],
  ['email', 'email'],
  ['company', 'text'],
];

interface CompleteFormProps {
  leadId: string;
  /** What is filled in at first. */
  understood: Contact;
  home: RefObject<HTMLElement | null>;
  onDone: () => void;
}

/** Makes the lead a CRM lead with contact data that a person checks and completes. */
export function CompleteForm({ leadId, understood, home, onDone }: CompleteFormProps) {
  const { complete: texts } = useAdminTexts().delivery;
  const [contact, setContact] = useState(understood);
  const complete = useDecision({
    decide: (body: Contact) => completeLead(leadId, body),
    say: ({ created }) => (created ? texts.done : texts.already),
    home,
    onDone,
  });
  const isEmpty = FIELDS.every(([field]) => contact[field].trim() === '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isEmpty) complete.mutate(contact);
  };
  return (
    <form noValidate className="grid gap-3" aria-label={texts.title} onSubmit={submit}>
      <div className="grid gap-0.5">
        <h3 className="text-sm font-semibold">{texts.title}</h3>
        <p className="text-xs text-muted">{texts.text}</p>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        {FIELDS.map(([field, type]) => (
          <Field
            key={field}
            label={texts[field]}
            type={type}
            autoComplete="off"
            dir="auto"
            value={contact[field]}
            onChange={({ target }) => setContact({ ...contact, [field]: target.value })}
          />
        ))}
      </div>
      {complete.error && (
        <p role="alert" className="text-sm text-danger-text">
          {complete.error.message}
        </p>
      )}
      <Button
        type="submit"
        look="primary"
        className="justify-self-start"
        isBusy={complete.isPending}
        disabled={complete.isPending || isEmpty}
      >
        {texts.submit}
      </Button>
    </form>
  );
}
