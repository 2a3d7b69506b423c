import { useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { pipelineQuery } from '../api/pipeline.ts';
import { useLeadToolTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';

export interface LostDialogProps {
  /** One lead or several. */
  leads: { readonly name: string } | { readonly count: number };
  /** @param reason empty if there is none */
  onChoose: (reason: string) => void;
  onCancel: () => void;
}

/** Asks why a lead is lost, or several. Nothing has changed before there is an answer. */
export function LostDialog({ leads, onChoose, onCancel }: LostDialogProps) {
  const texts = useLeadToolTexts();
  const title =
    'name' in leads ? texts.lost.title(leads.name) : texts.lost.titleOfMany(leads.count);
  const words: Readonly<Record<string, string>> = texts.lostReasons;
  const { data } = useQuery(pipelineQuery);
  const [own, setOwn] = useState('');
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onChoose(own.trim());
  };
  return (
    <Dialog title={title} isOpen onClose={onCancel}>
      <div className="grid gap-2">
        {(data?.lostReasons ?? []).map((reason) => (
          <Button key={reason} className="justify-start!" onClick={() => onChoose(reason)}>
            <span className="truncate">{words[reason] ?? reason}</span>
          </Button>
        ))}
      </div>
      <form className="grid gap-3" onSubmit={submit}>
        <Field
          label={texts.lost.own}
          maxLength={200}
          autoComplete="off"
          value={own}
          onChange={({ target }) => setOwn(target.value)}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="ghost" onClick={() => onChoose('')}>
            {texts.lost.without}
          </Button>
          <Button type="submit" look="primary" disabled={own.trim() === ''}>
            {texts.lost.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
