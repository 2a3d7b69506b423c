import clsx from 'clsx';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useAdminTexts } from '../texts/use-texts.ts';
import { Field } from '../ui/field.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Select } from '../ui/select.tsx';
import type { DraftStage } from './draft.ts';

interface StageRowProps {
  stage: DraftStage;
  index: number;
  isLast: boolean;
  onChange: (stage: DraftStage) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

const KINDS = ['open', 'won', 'lost'] as const;

/** One stage: its name, what it means, and its place. */
export function StageRow({ stage, index, isLast, onChange, onMove, onRemove }: StageRowProps) {
  const texts = useAdminTexts().pipeline;
  const isFirst = index === 0;
  const { name, kind } = stage;
  return (
    <li
      aria-label={texts.stage(index + 1)}
      className={clsx(
        'grid gap-3 rounded-xl border border-line bg-surface p-3 sm:grid-cols-[minmax(0,1fr)_9rem_6.5rem]',
        isFirst ? 'items-start' : 'items-end',
      )}
    >
      <Field
        label={texts.name}
        required
        maxLength={40}
        autoComplete="off"
        value={name}
        {...(isFirst && { hint: texts.firstHint })}
        onChange={({ target }) => onChange({ ...stage, name: target.value })}
      />
      <Field
        label={texts.cold}
        type="number"
        inputMode="numeric"
        min={1}
        max={3650}
        placeholder={texts.never}
        value={stage.coldAfterDays}
        onChange={({ target }) => onChange({ ...stage, coldAfterDays: target.value })}
      />
      {!isFirst && (
        <div className="flex items-center gap-1 sm:pb-1">
          <IconButton label={texts.up(name)} disabled={index === 1} onClick={() => onMove(-1)}>
            <ArrowUp className="size-4" />
          </IconButton>
          <IconButton label={texts.down(name)} disabled={isLast} onClick={() => onMove(1)}>
            <ArrowDown className="size-4" />
          </IconButton>
          <IconButton label={texts.remove(name)} onClick={onRemove}>
            <Trash2 className="size-4" />
          </IconButton>
        </div>
      )}
      {!isFirst && (
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2 sm:col-span-3">
          <Select
            label={texts.kind}
            value={kind}
            options={KINDS.map((value) => ({ value, label: texts.kinds[value] }))}
            onChange={(value) => onChange({ ...stage, kind: value })}
          />
          <label className="flex min-h-8 items-center gap-2 text-sm">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              disabled={kind === 'lost'}
              checked={stage.countsAsContacted && kind !== 'lost'}
              onChange={({ target }) => onChange({ ...stage, countsAsContacted: target.checked })}
            />
            {texts.contacted}
          </label>
        </div>
      )}
    </li>
  );
}
