import type { Conflict } from '../../contract/error.ts';
import { useTexts } from '../texts/use-texts.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { Button } from '../ui/button.tsx';

interface EditConflictProps {
  conflict: Conflict;
  /** Keeps what the other person has saved. */
  onKeep: () => void;
  onReplace: () => void;
}

/** Somebody else has changed the same field: who, when and to what. The person decides. */
export function EditConflict({ conflict, onKeep, onReplace }: EditConflictProps) {
  const { current, changedBy, changedAt } = conflict;
  const texts = useTexts().leads.work.edit;
  const value = [current ?? ''].flat().join(', ');
  return (
    <div role="alert" className="grid gap-2 rounded-md bg-warn-soft p-2.5 text-sm">
      <p>
        {texts.conflict(changedBy?.name || texts.somebody)}{' '}
        <strong dir="auto" className="font-semibold [overflow-wrap:anywhere]">
          {value || texts.isEmpty}
        </strong>
        {changedAt !== null && (
          <span className="text-muted">
            {' '}
            · <TimeAgo iso={changedAt} />
          </span>
        )}
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button size="sm" onClick={onKeep}>
          {texts.keep}
        </Button>
        <Button size="sm" look="primary" onClick={onReplace}>
          {texts.replace}
        </Button>
      </div>
    </div>
  );
}
