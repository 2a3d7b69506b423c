import type { Lead } from '../../contract/lead.ts';
import { useAskLost } from '../pipeline/use-ask-lost.tsx';
import { useStages } from '../pipeline/use-stages.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Select } from '../ui/select.tsx';
import { nameInSentence } from './lead-name.ts';
import { StatusGlyph } from './status-glyph.tsx';
import { useStatusChange } from './use-status-change.ts';

interface StatusSelectProps {
  lead: Lead;
  label: string;
  look: 'field' | 'quiet';
  className?: string;
}

/** Shows and changes the status of a lead. If the lead is lost, it asks why. */
export function StatusSelect({ lead, ...props }: StatusSelectProps) {
  const { stages, nameOf, lookOf } = useStages();
  const { leads: texts } = useTexts();
  const [dialog, ask] = useAskLost();
  const change = useStatusChange(lead);
  const isKnown = stages.some(({ id }) => id === lead.status);
  const ids = [...stages.map(({ id }) => id), ...(isKnown ? [] : [lead.status])];
  const options = ids.map((status) => ({
    value: status,
    label: nameOf(status),
    icon: <StatusGlyph look={lookOf(status)} />,
  }));
  const choose = (status: string) =>
    ask({
      status,
      leads: { name: nameInSentence(lead, texts.noName) },
      onAnswer: (lostReason) => change({ status, ...(lostReason !== undefined && { lostReason }) }),
    });
  return (
    <>
      <Select value={lead.status} options={options} onChange={choose} {...props} />
      {dialog}
    </>
  );
}
