import { leadName } from '../leads/lead-name.ts';
import { usePaletteTexts, useTexts } from '../texts/use-texts.ts';
import { OwnerChoices } from './owner-choices.tsx';
import { PaletteGroup } from './palette-group.tsx';
import { PriorityChoices } from './priority-choices.tsx';
import { StatusChoices } from './status-choices.tsx';
import type { ValueChoicesProps } from './value-choices-props.ts';

/** The values of the fields that are changed most, each by its name: for a person who knows what they want. */
export function ValueChoices(props: ValueChoicesProps) {
  const texts = usePaletteTexts();
  const { columns, noName } = useTexts().leads;
  return (
    <PaletteGroup title={texts.changeOf(leadName(props.lead, noName))}>
      <StatusChoices {...props} labelOf={(value) => texts.valueOf(columns.status, value)} />
      <OwnerChoices {...props} labelOf={(value) => texts.valueOf(columns.owner, value)} />
      <PriorityChoices {...props} labelOf={(value) => texts.valueOf(columns.priority, value)} />
    </PaletteGroup>
  );
}
