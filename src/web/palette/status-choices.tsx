import { nameInSentence } from '../leads/lead-name.ts';
import { StatusGlyph } from '../leads/status-glyph.tsx';
import { useStatusChange } from '../leads/use-status-change.ts';
import { useAskLost } from '../pipeline/use-ask-lost.tsx';
import { useStages } from '../pipeline/use-stages.ts';
import { useTexts } from '../texts/use-texts.ts';
import { PaletteItem } from './palette-item.tsx';
import { same, type ValueChoicesProps } from './value-choices-props.ts';

/** The statuses of a lead. If the lead is lost, it asks why. */
export function StatusChoices({ lead, labelOf = same, onClose }: ValueChoicesProps) {
  const { leads: texts } = useTexts();
  const { stages, nameOf, lookOf } = useStages();
  const [dialog, ask] = useAskLost();
  const change = useStatusChange(lead);
  const choose = (status: string) =>
    ask({
      status,
      leads: { name: nameInSentence(lead, texts.noName) },
      onAnswer: (lostReason) => {
        onClose();
        change({ status, ...(lostReason !== undefined && { lostReason }) });
      },
    });
  return (
    <>
      {stages.map(({ id }) => (
        <PaletteItem
          key={id}
          id={`status ${id}`}
          label={labelOf(nameOf(id))}
          icon={<StatusGlyph look={lookOf(id)} />}
          isChosen={lead.status === id}
          onChoose={() => choose(id)}
        />
      ))}
      {dialog}
    </>
  );
}
