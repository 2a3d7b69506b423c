import type { PipelineAnswer } from '../../contract/pipeline.ts';
import { useAdminTexts, useLeadToolTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { toDraft, type Draft, type DraftStage } from './draft.ts';
import { useStages } from './use-stages.ts';

interface RemovedStagesProps {
  draft: Draft;
  pipeline: PipelineAnswer;
  /** Puts a stage back. */
  onKeep: (stage: DraftStage, moveLeads: Draft['moveLeads']) => void;
}

/** The stages that are removed when the form is saved, and where their leads go. */
export function RemovedStages({ draft, pipeline, onKeep }: RemovedStagesProps) {
  const texts = useAdminTexts().pipeline;
  const { nameOf, names } = useStages();
  const { lostReasons } = useLeadToolTexts();
  const { moveLeads } = draft;
  const keep = (id: string) => {
    const stage = toDraft(pipeline, names, lostReasons).stages.find(({ key }) => key === id);
    const others = Object.entries(moveLeads).filter(([from]) => from !== id);
    if (stage) onKeep(stage, Object.fromEntries(others));
  };
  return (
    <ul className="grid gap-2 empty:hidden">
      {Object.entries(moveLeads).map(([from, to]) => (
        <li key={from} className="flex flex-wrap items-center gap-3 text-sm text-muted">
          {texts.goesTo(nameOf(from), nameOf(to))}
          <Button size="sm" onClick={() => keep(from)}>
            {texts.keep}
          </Button>
        </li>
      ))}
    </ul>
  );
}
