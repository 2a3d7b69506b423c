import { ChevronDown, ChevronUp, Equal, Minus } from 'lucide-react';
import type { LeadPriority } from '../../contract/lead.ts';
import { useChooseField } from '../leads/use-choose-field.ts';
import { useTexts } from '../texts/use-texts.ts';
import { itemIcon, PaletteItem } from './palette-item.tsx';
import { same, type ValueChoicesProps } from './value-choices-props.ts';

const PRIORITIES = [
  ['high', ChevronUp],
  ['normal', Equal],
  ['low', ChevronDown],
] as const;

/** The priorities of a lead, and none. */
export function PriorityChoices({ lead, labelOf = same, onClose }: ValueChoicesProps) {
  const { priority: texts } = useTexts().leads.work;
  const choose = useChooseField(lead);
  const { priority } = lead;
  const set = (next: LeadPriority | null) => {
    onClose();
    if (next !== priority) void choose({ priority: next, from: { priority } }, texts.label);
  };
  return (
    <>
      {PRIORITIES.map(([name, Icon]) => (
        <PaletteItem
          key={name}
          id={`priority ${name}`}
          label={labelOf(texts.names[name])}
          icon={itemIcon(Icon)}
          isChosen={priority === name}
          onChoose={() => set(name)}
        />
      ))}
      <PaletteItem
        id="priority none"
        label={labelOf(texts.none)}
        icon={itemIcon(Minus)}
        isChosen={priority === null}
        onChoose={() => set(null)}
      />
    </>
  );
}
