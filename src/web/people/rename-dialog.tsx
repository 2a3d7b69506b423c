import { useRef, useState, type SubmitEvent } from 'react';
import type { TeamUser } from '../../contract/user.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { toast } from '../ui/toast.ts';
import type { useChangeUser } from './use-change-user.ts';

interface RenameDialogProps {
  person: TeamUser;
  change: ReturnType<typeof useChangeUser>;
  onClose: () => void;
}

/** Changes the name of a person. */
export function RenameDialog({ person, change, onClose }: RenameDialogProps) {
  const texts = useAdminTexts().people;
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(person.name);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate(
      { name },
      {
        onSuccess: ({ user }) => {
          toast.success(texts.done.renamed(user.name));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={texts.actions.rename} isOpen firstFocus={() => field.current} onClose={onClose}>
      <form className="grid gap-4" onSubmit={submit}>
        <Field
          ref={field}
          label={texts.name}
          autoComplete="off"
          maxLength={100}
          required
          value={name}
          error={change.error?.message}
          onChange={({ target }) => setName(target.value)}
        />
        <div className="flex justify-end">
          <Button type="submit" look="primary" isBusy={change.isPending}>
            {texts.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
