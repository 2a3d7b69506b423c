import clsx from 'clsx';
import { useId, useState, type KeyboardEvent } from 'react';
import type { Conflict } from '../../contract/error.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { FieldError, inputLook } from '../ui/field.tsx';
import { EditConflict } from './edit-conflict.tsx';
import type { SaveResult } from './use-lead-edit.ts';

export interface LineEditorProps {
  /** The name of the field. */
  name: string;
  value: string;
  type?: 'text' | 'email' | 'tel' | undefined;
  /** @param from the value that the person saw when they began */
  onSave: (value: string, from: string) => Promise<SaveResult>;
  onDone: () => void;
}

/** Changes one value. If somebody else has changed it too, the person decides between the two. */
export function LineEditor({ name, value, type = 'text', onSave, onDone }: LineEditorProps) {
  const texts = useTexts().leads.work.edit;
  const id = useId();
  // What the person saw when they began: somebody else may change the value in the meantime.
  const [from] = useState(value);
  const [text, setText] = useState(value);
  const [conflict, setConflict] = useState<Conflict>();
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const save = async (seen: string) => {
    setBusy(true);
    setError(undefined);
    const result = await onSave(text.trim(), seen);
    setBusy(false);
    if (result.kind === 'saved') onDone();
    else if (result.kind === 'conflict') setConflict(result.conflict);
    else setError(texts.failed(name, result.why));
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onDone();
  };
  return (
    <div className="grid gap-2 rounded-lg bg-hover p-2.5">
      <form
        className="grid gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() === from) onDone();
          else void save(from);
        }}
      >
        <label htmlFor={id} className="text-xs font-medium text-muted">
          {name}
        </label>
        <input
          id={id}
          type={type === 'email' ? 'text' : type}
          inputMode={type === 'email' ? 'email' : undefined}
          autoComplete="off"
          maxLength={500}
          // The person has just asked to change it.
          autoFocus
          className={clsx(inputLook, 'h-8 px-2.5 pointer-coarse:h-11')}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={press}
        />
        <FieldError id={`${id}-error`} error={error} />
        {!conflict && (
          <div className="flex justify-end gap-2">
            <Button size="sm" look="ghost" onClick={onDone}>
              {texts.cancel}
            </Button>
            <Button size="sm" look="primary" type="submit" isBusy={isBusy}>
              {texts.save}
            </Button>
          </div>
        )}
      </form>
      {conflict && (
        <EditConflict
          conflict={conflict}
          onKeep={onDone}
          onReplace={() => void save(String(conflict.current ?? ''))}
        />
      )}
    </div>
  );
}
