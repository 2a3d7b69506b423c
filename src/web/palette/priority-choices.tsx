import { ChevronDown, ChevronUp, Equal, Minus } from 'lucide-react';
import type { Lead, LeadPriority } from '../../contract/lead.ts';
import { useChooseField } from '../leads/use-choose-field.ts';
import { useTexts } from '../texts/use-texts.ts';
import { itemIcon, PaletteItem } from './palette-item.tsx';

const PRIORITIES = [
  ['high', ChevronUp],
  ['normal', Equal],
  ['low', ChevronDown],
] as const;

/** The priorities of the open lead, and none. */
export function PriorityChoices({ lead, onClose }: { lead: Lead; onClose: () => void }) {
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
          label={texts.names[name]}
          icon={itemIcon(Icon)}
          isChosen={priority === name}
          onChoose={() => set(name)}
        />
      ))}
      <PaletteItem
        id="priority none"
        label={texts.none}
        icon={itemIcon(Minus)}
        isChosen={priority === null}
        onChoose={() => set(null)}
      />
    </>
  );
}
