import { useLeadHistoryTexts, useTexts } from '../texts/use-texts.ts';
import { Field } from '../ui/field.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { ChipChoice } from './chip-choice.tsx';
import { CHANNELS, DIRECTIONS, OUTCOMES, type ConversationEntry } from './conversation-entry.ts';
import { submitByKey } from './submit-by-key.ts';

interface ConversationFieldsProps {
  entry: ConversationEntry;
  /** In which the date and the time are. */
  zone: string;
  /** What is wrong with the date or the time. */
  problem: string | undefined;
  onChange: (change: Partial<ConversationEntry>) => void;
}

/** How a call or a message went, what was said, and when it was. */
export function ConversationFields({ entry, zone, problem, onChange }: ConversationFieldsProps) {
  const { conversation: texts, outcomes } = useLeadHistoryTexts();
  const { channels } = useTexts().leads.work;
  return (
    <>
      <ChipChoice
        label={texts.outcome}
        value={entry.outcome}
        options={OUTCOMES.map((value) => ({
          value,
          label: value === null ? texts.notSaid : outcomes[value],
        }))}
        onChange={(outcome) => onChange({ outcome })}
      />
      <div className="flex flex-wrap gap-x-8 gap-y-4">
        <ChipChoice
          label={texts.channel}
          value={entry.channel}
          options={CHANNELS.map((value) => ({ value, label: channels[value] }))}
          onChange={(channel) => onChange({ channel })}
        />
        <ChipChoice
          label={texts.direction}
          value={entry.direction}
          options={DIRECTIONS.map((value) => ({ value, label: texts.directions[value] }))}
          onChange={(direction) => onChange({ direction })}
        />
      </div>
      <TextArea
        label={texts.text}
        dir="auto"
        maxLength={10_000}
        value={entry.text}
        onChange={({ target }) => onChange({ text: target.value })}
        onKeyDown={submitByKey}
      />
      <div className="grid gap-1.5">
        <div className="grid max-w-88 grid-cols-2 gap-3">
          <Field
            label={texts.date}
            type="date"
            value={entry.date}
            error={problem}
            onChange={({ target }) => onChange({ date: target.value })}
          />
          <Field
            label={texts.time}
            type="time"
            value={entry.time}
            onChange={({ target }) => onChange({ time: target.value })}
          />
        </div>
        <p className="text-xs text-muted">{texts.zone(zone.replaceAll('_', ' '))}</p>
      </div>
    </>
  );
}
