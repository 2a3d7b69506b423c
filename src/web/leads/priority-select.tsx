import { Flag } from 'lucide-react';
import type { Lead, LeadPriority } from '../../contract/lead.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Select } from '../ui/select.tsx';
import { useChooseField } from './use-choose-field.ts';

const NONE = 'none';
const PRIORITIES: readonly LeadPriority[] = ['high', 'normal', 'low'];

/** The flag is filled for what comes first. */
const LOOKS: Readonly<Record<LeadPriority, string>> = {
  high: 'fill-danger text-danger-text',
  normal: 'text-muted',
  low: 'text-faint',
};

/** How urgent the lead is. */
export function PrioritySelect({ lead, className }: { lead: Lead; className?: string }) {
  const { priority: texts } = useTexts().leads.work;
  const save = useChooseField(lead);
  const { priority } = lead;
  const choose = (value: LeadPriority | typeof NONE) =>
    void save({ priority: value === NONE ? null : value, from: { priority } }, texts.label);
  return (
    <Select
      label={texts.label}
      value={priority ?? NONE}
      options={[
        {
          value: NONE,
          label: texts.none,
          icon: <Flag className="size-4 text-faint" aria-hidden="true" />,
        },
        ...PRIORITIES.map((value) => ({
          value,
          label: texts.names[value],
          icon: <Flag className={`size-4 ${LOOKS[value]}`} aria-hidden="true" />,
        })),
      ]}
      onChange={choose}
      {...(className !== undefined && { className })}
    />
  );
}
