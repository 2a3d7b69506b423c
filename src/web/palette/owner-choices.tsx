import { useQuery } from '@tanstack/react-query';
import { UserRound, UserRoundX } from 'lucide-react';
import { userNamesQuery } from '../api/user-names.ts';
import { useChooseField } from '../leads/use-choose-field.ts';
import { useTexts } from '../texts/use-texts.ts';
import { itemIcon, PaletteItem } from './palette-item.tsx';
import { same, type ValueChoicesProps } from './value-choices-props.ts';

/** The people who can own a lead, and nobody. */
export function OwnerChoices({ lead, labelOf = same, onClose }: ValueChoicesProps) {
  const { owner: texts } = useTexts().leads.work;
  const { data: people = [] } = useQuery(userNamesQuery);
  const choose = useChooseField(lead);
  const { ownerId } = lead;
  const set = (next: string | null) => {
    onClose();
    if (next !== ownerId) void choose({ ownerId: next, from: { ownerId } }, texts.label);
  };
  return (
    <>
      {people
        .filter(({ isDisabled }) => !isDisabled)
        .map(({ id, name }) => (
          <PaletteItem
            key={id}
            id={`owner ${id}`}
            label={labelOf(name)}
            icon={itemIcon(UserRound)}
            isChosen={ownerId === id}
            onChoose={() => set(id)}
          />
        ))}
      <PaletteItem
        id="owner nobody"
        label={labelOf(texts.nobody)}
        icon={itemIcon(UserRoundX)}
        isChosen={ownerId === null}
        onChoose={() => set(null)}
      />
    </>
  );
}
