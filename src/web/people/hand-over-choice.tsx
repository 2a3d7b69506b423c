import { useQuery } from '@tanstack/react-query';
import type { TeamUser } from '../../contract/user.ts';
import { usersQuery } from '../api/users.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { Select } from '../ui/select.tsx';

export const NOBODY = '';

interface HandOverChoiceProps {
  person: TeamUser;
  value: string;
  onChange: (userId: string) => void;
}

/** Who gets the work of a person who is about to be disabled. */
export function HandOverChoice({ person, value, onChange }: HandOverChoiceProps) {
  const { handOver } = useAdminTexts().people.confirm;
  const { data: people = [] } = useQuery(usersQuery);
  const others = people.filter(({ id, status }) => id !== person.id && status !== 'disabled');
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <span aria-hidden="true">{handOver.label}</span>
      <Select
        label={handOver.label}
        value={value}
        options={[
          { value: NOBODY, label: handOver.nobody },
          ...others.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={onChange}
        className="w-full"
      />
    </div>
  );
}
