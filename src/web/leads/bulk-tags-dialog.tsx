import { useState, type SubmitEvent } from 'react';
import { useBasicTexts, useLeadToolTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';

/** As long as a tag may be. */
const MOST_LETTERS = 60;

interface BulkTagsDialogProps {
  count: number;
  onSave: (tags: { add?: string[]; remove?: string[] }) => void;
  onClose: () => void;
}

/** Asks for a tag that the leads that are ticked get, and one that they lose. */
export function BulkTagsDialog({ count, onSave, onClose }: BulkTagsDialogProps) {
  const { bulk: texts } = useLeadToolTexts();
  const { ui } = useBasicTexts();
  const [added, setAdded] = useState('');
  const [removed, setRemoved] = useState('');
  const [add, remove] = [added.trim(), removed.trim()];
  const isEmpty = add === '' && remove === '';
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isEmpty) return;
    onSave({
      ...(add !== '' && { add: [add] }),
      ...(remove !== '' && { remove: [remove] }),
    });
  };
  return (
    <Dialog title={texts.tagsTitle(count)} isOpen onClose={onClose}>
      <form className="grid gap-4 pt-3" onSubmit={submit}>
        <Field
          label={texts.addTag}
          autoComplete="off"
          autoFocus
          maxLength={MOST_LETTERS}
          value={added}
          onChange={({ target }) => setAdded(target.value)}
        />
        <Field
          label={texts.removeTag}
          autoComplete="off"
          maxLength={MOST_LETTERS}
          value={removed}
          onChange={({ target }) => setRemoved(target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button look="primary" type="submit" disabled={isEmpty}>
            {texts.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
