import { useState, type KeyboardEvent, type SubmitEvent } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { CUSTOM, type ContactLine } from './contact-lines.ts';

export interface AddFieldProps {
  /** The fields without a value. */
  missing: readonly ContactLine[];
  /** @param path of the field whose editor opens, such as `contact.city` */
  onAdd: (path: string) => void;
  onCancel: () => void;
}

/** Asks which value a person wants to add, or the name of a field of their own. */
export function AddField({ missing, onAdd, onCancel }: AddFieldProps) {
  const { edit: texts } = useTexts().leads.work;
  const [isNaming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (name.trim() !== '') onAdd(CUSTOM + name.trim());
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onCancel();
  };
  if (isNaming)
    return (
      <form className="grid gap-2" onSubmit={submit}>
        <Field
          label={texts.ownField}
          autoComplete="off"
          maxLength={60}
          required
          autoFocus
          value={name}
          onChange={({ target }) => setName(target.value)}
          onKeyDown={press}
        />
        <div className="flex justify-end gap-2">
          <Button size="sm" look="ghost" onClick={onCancel}>
            {texts.cancel}
          </Button>
          <Button size="sm" look="primary" type="submit">
            {texts.addOwn}
          </Button>
        </div>
      </form>
    );
  return (
    <div role="group" aria-label={texts.choose} className="grid gap-2">
      <p className="text-xs font-medium text-muted">{texts.choose}</p>
      <div className="flex flex-wrap gap-1.5">
        {missing.map(({ path, label }, index) => (
          <Button
            key={path}
            size="sm"
            autoFocus={index === 0}
            onKeyDown={press}
            onClick={() => onAdd(path)}
          >
            {label}
          </Button>
        ))}
        <Button
          size="sm"
          autoFocus={missing.length === 0}
          onKeyDown={press}
          onClick={() => setNaming(true)}
        >
          {texts.addOwn}
        </Button>
        <Button size="sm" look="ghost" onKeyDown={press} onClick={onCancel}>
          {texts.cancel}
        </Button>
      </div>
    </div>
  );
}
