import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTellDone } from '../ui/toast.ts';
import { useId, useState, type SubmitEvent } from 'react';
import { addView, removeView, VIEWS } from '../api/views.ts';
import { useLeadToolTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { columnsToSave } from './column-setting.ts';

interface SaveViewDialogProps {
  /** The filters and the order of the list. */
  query: string;
  onClose: () => void;
}

/** Asks for the name of a view, and whether everybody sees it. */
export function SaveViewDialog({ query, onClose }: SaveViewDialogProps) {
  const { saveView: texts } = useLeadToolTexts();
  const client = useQueryClient();
  const shareId = useId();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const hasSearch = new URLSearchParams(query).has('q');
  const tellDone = useTellDone();
  const readAgain = () => client.invalidateQueries({ queryKey: VIEWS });
  const saving = useMutation({
    mutationFn: () => addView({ name: name.trim(), query, columns: columnsToSave(), isShared }),
    onSuccess: async (view) => {
      tellDone(texts.saved(view.name), () => removeView(view._id), readAgain);
      onClose();
      await readAgain();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (name.trim() !== '' && !saving.isPending) saving.mutate();
  };
  return (
    <Dialog title={texts.title} isOpen onClose={onClose}>
      <form className="grid gap-4 pt-3" onSubmit={submit}>
        <Field
          label={texts.name}
          autoComplete="off"
          autoFocus
          required
          maxLength={60}
          value={name}
          error={saving.error?.message}
          onChange={({ target }) => setName(target.value)}
        />
        <div className="grid gap-1 text-sm">
          <label htmlFor={shareId} className="flex items-center gap-2.5">
            <input
              id={shareId}
              type="checkbox"
              className="size-4 accent-accent"
              aria-describedby={hasSearch ? `${shareId}-why` : undefined}
              disabled={hasSearch}
              checked={isShared}
              onChange={({ target }) => setShared(target.checked)}
            />
            {texts.share}
          </label>
          {hasSearch && (
            <p id={`${shareId}-why`} className="pl-6.5 text-xs text-muted">
              {texts.notWithSearch}
            </p>
          )}
        </div>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button look="primary" type="submit" isBusy={saving.isPending}>
            {texts.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
