import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { boardQuery } from '../api/board.ts';
import { useAdminTexts, useBasicTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Select } from '../ui/select.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { DraftStage } from './draft.ts';

interface RemoveStageDialogProps {
  stage: DraftStage;
  /** Where its leads may go. */
  targets: readonly DraftStage[];
  onRemove: (target: string) => void;
  onCancel: () => void;
}

/** Asks where the leads of a stage go, and says how many they are. */
export function RemoveStageDialog({ stage, targets, onRemove, onCancel }: RemoveStageDialogProps) {
  const { removing: texts } = useAdminTexts().pipeline;
  const { ui } = useBasicTexts();
  const { data, error } = useQuery({ ...boardQuery({}, 1), staleTime: 0 });
  const [target, setTarget] = useState(targets[0]?.key ?? '');
  const column = data?.columns.find((each) => each.stage.id === stage.id);
  return (
    <Dialog title={texts.title(stage.name)} isOpen onClose={onCancel}>
      {!data && !error && <Skeleton />}
      {error && <p role="alert">{error.message}</p>}
      {data && (
        <p className="text-pretty text-muted">
          {texts.text(column?.count ?? 0, column?.isMore ?? false)}
        </p>
      )}
      <Select
        label={texts.target}
        value={target}
        options={targets.map(({ key, name }) => ({ value: key, label: name }))}
        onChange={setTarget}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{ui.cancel}</Button>
        <Button look="danger" disabled={!data} onClick={() => onRemove(target)}>
          {texts.action}
        </Button>
      </div>
    </Dialog>
  );
}
