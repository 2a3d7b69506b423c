import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import type { PipelineAnswer } from '../../contract/pipeline.ts';
import { BOARD } from '../api/board-key.ts';
import { changePipeline, pipelineQuery } from '../api/pipeline.ts';
import { useAdminTexts, useLeadToolTexts, useTexts } from '../texts/use-texts.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { toast } from '../ui/toast.ts';
import { moveStage, removeStage, toBody, toDraft, type DraftStage } from './draft.ts';
import { RemoveStageDialog } from './remove-stage-dialog.tsx';
import { RemovedStages } from './removed-stages.tsx';
import { StageRow } from './stage-row.tsx';
import { useStages } from './use-stages.ts';

/** All stages and reasons, saved together. */
export function PipelineForm({ pipeline }: { pipeline: PipelineAnswer }) {
  const texts = useAdminTexts().pipeline;
  const { statuses } = useTexts().leads;
  const { lostReasons: reasons } = useLeadToolTexts();
  const { names } = useStages();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => toDraft(pipeline, names, reasons));
  const [removing, setRemoving] = useState<DraftStage>();
  const save = useMutation({
    mutationFn: () => changePipeline(toBody(draft, pipeline.version, { statuses, reasons })),
    onSuccess: (answer) => {
      client.setQueryData(pipelineQuery.queryKey, answer);
      void client.invalidateQueries({ queryKey: BOARD });
      toast.success(texts.saved);
    },
  });
  const { stages } = draft;
  const setStages = (next: readonly DraftStage[]) => setDraft({ ...draft, stages: next });
  const remove = (stage: DraftStage) => {
    // A stage that was never saved has no leads.
    if (stage.id === undefined) setStages(stages.filter(({ key }) => key !== stage.key));
    else setRemoving(stage);
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className="grid gap-6" onSubmit={submit}>
      <ol aria-label={texts.stages} className="grid gap-3">
        {stages.map((stage, index) => (
          <StageRow
            key={stage.key}
            stage={stage}
            index={index}
            isLast={index === stages.length - 1}
            onChange={(changed) => setStages(stages.with(index, changed))}
            onMove={(by) => setStages(moveStage(stages, index, by))}
            onRemove={() => remove(stage)}
          />
        ))}
      </ol>
      <RemovedStages
        draft={draft}
        pipeline={pipeline}
        onKeep={(stage, moveLeads) => setDraft({ ...draft, stages: [...stages, stage], moveLeads })}
      />
      <Button
        className="justify-self-start"
        onClick={() => setStages([...stages, newStage(texts.newStage)])}
      >
        <Plus className="size-4" aria-hidden="true" />
        {texts.add}
      </Button>
      <TextArea
        label={texts.lostReasons}
        hint={texts.lostReasonsHint}
        rows={6}
        value={draft.lostReasons}
        onChange={({ target }) => setDraft({ ...draft, lostReasons: target.value })}
      />
      {save.error && <Alert tone="danger">{save.error.message}</Alert>}
      <Button type="submit" look="primary" className="justify-self-start" isBusy={save.isPending}>
        {texts.save}
      </Button>
      {removing && (
        <RemoveStageDialog
          stage={removing}
          targets={stages.filter(({ key, id }) => key !== removing.key && id !== undefined)}
          onRemove={(target) => {
            setRemoving(undefined);
            setDraft(removeStage(draft, removing, target));
          }}
          onCancel={() => setRemoving(undefined)}
        />
      )}
    </form>
  );
}

let lastKey = 0;

const newStage = (name: string): DraftStage => ({
  key: `new ${(lastKey += 1)}`,
  name,
  kind: 'open',
  countsAsContacted: true,
  coldAfterDays: '',
});
