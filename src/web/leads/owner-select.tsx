import { useQuery } from '@tanstack/react-query';
import { UserRound } from 'lucide-react';
import type { Lead } from '../../contract/lead.ts';
import { userNamesQuery } from '../api/user-names.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Select } from '../ui/select.tsx';
import { toast } from '../ui/toast.ts';
import { useLeadEdit } from './use-lead-edit.ts';

const NOBODY = '';

/** Who works on the lead. */
export function OwnerSelect({ lead, className }: { lead: Lead; className?: string }) {
  const { owner: texts, edit } = useTexts().leads.work;
  const { data: people = [] } = useQuery(userNamesQuery);
  const save = useLeadEdit(lead);
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
  const choose = async (chosen: string) => {
    const body = { ownerId: chosen === NOBODY ? null : chosen, from: { ownerId } };
    const result = await save(body, texts.label);
    if (result.kind === 'saved') return;
    const why =
      result.kind === 'failed'
        ? result.why
        : edit.conflict(result.conflict.changedBy?.name || edit.somebody);
    toast.error(edit.failed(texts.label, why));
  };
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
