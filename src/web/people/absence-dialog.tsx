import type { TeamUser } from '../../contract/user.ts';
import { AbsenceList } from '../absences/absence-list.tsx';
import { useAdminTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { useChangeUser } from './use-change-user.ts';

interface AbsenceDialogProps {
  person: TeamUser;
  change: ReturnType<typeof useChangeUser>;
  onClose: () => void;
}

/** When a person is away, as an admin enters it. */
export function AbsenceDialog({ person, change, onClose }: AbsenceDialogProps) {
  const { absences: texts } = useAdminTexts().people;
  return (
    <Dialog title={`${texts.title}: ${person.name}`} isOpen onClose={onClose}>
      <div className="grid gap-4">
        <p className="text-sm text-pretty text-muted">{texts.text}</p>
        <AbsenceList
          absences={person.absences}
          texts={texts}
          isBusy={change.isPending}
          error={change.error?.message}
          onChange={(absences) => change.mutate({ absences })}
        />
        <div className="flex justify-end">
          <Button onClick={onClose}>{texts.close}</Button>
        </div>
      </div>
    </Dialog>
  );
}
