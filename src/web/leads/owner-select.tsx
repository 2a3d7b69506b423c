import { useQuery } from '@tanstack/react-query';
import { UserRound } from 'lucide-react';
import type { Lead } from '../../contract/lead.ts';
import { userNamesQuery } from '../api/user-names.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Select } from '../ui/select.tsx';
import { useChooseField } from './use-choose-field.ts';

const NOBODY = '';

/** Who works on the lead. */
export function OwnerSelect({ lead, className }: { lead: Lead; className?: string }) {
  const { owner: texts } = useTexts().leads.work;
  const { data: people = [] } = useQuery(userNamesQuery);
  const save = useChooseField(lead);
  const { ownerId } = lead;
  const known = people.some(({ id }) => id === ownerId);
  const options = [
    { value: NOBODY, label: texts.nobody },
    ...people
      .filter(({ id, isDisabled }) => !isDisabled || id === ownerId)
      .map(({ id, name }) => ({ value: id, label: name })),
    ...(ownerId !== null && !known ? [{ value: ownerId, label: texts.unknown }] : []),
  ].map((option) => ({
    ...option,
    icon: <UserRound className="size-4 text-faint" aria-hidden="true" />,
  }));
  const choose = (chosen: string) =>
    save({ ownerId: chosen === NOBODY ? null : chosen, from: { ownerId } }, texts.label);
  return (
    <Select
      label={texts.label}
      value={ownerId ?? NOBODY}
      options={options}
      onChange={(value) => void choose(value)}
      {...(className !== undefined && { className })}
    />
  );
}
