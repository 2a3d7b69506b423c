import { useAdminTexts } from '../texts/use-texts.ts';
import { useState, type FormEvent, type RefObject } from 'react';
import { dismissLead } from '../api/inbox.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { useDecision } from './use-decision.ts';

interface DismissFormProps {
  leadId: string;
  home: RefObject<HTMLElement | null>;
  onDone: () => void;
}

/** Puts the lead away with a reason, such as that it was a test. */
export function DismissForm({ leadId, home, onDone }: DismissFormProps) {
  const { dismiss: texts } = useAdminTexts().delivery;
  const [reason, setReason] = useState('');
  const dismiss = useDecision({
    decide: (text: string) => dismissLead(leadId, text),
    say: () => texts.done,
    home,
    onDone,
  });
  const isEmpty = reason.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isEmpty) dismiss.mutate(reason);
  };
  return (
    <form
      className="grid gap-3 border-t border-line pt-4"
      aria-label={texts.title}
      onSubmit={submit}
    >
      <div className="grid gap-0.5">
        <h3 className="text-sm font-semibold">{texts.title}</h3>
        <p className="text-xs text-muted">{texts.text}</p>
      </div>
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-56">
          <Field
            label={texts.reason}
            autoComplete="off"
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
        <Button
          type="submit"
          className="h-9 pointer-coarse:h-11"
          isBusy={dismiss.isPending}
          disabled={dismiss.isPending || isEmpty}
        >
          {texts.submit}
        </Button>
      </div>
      {dismiss.error && (
        <p role="alert" className="text-sm text-danger-text">
          {dismiss.error.message}
        </p>
      )}
    </form>
  );
}
