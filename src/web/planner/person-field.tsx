import { useQuery } from '@tanstack/react-query';
import { userNamesQuery } from '../api/user-names.ts';
import { usePlannerTexts } from '../texts/use-texts.ts';
import { Select } from '../ui/select.tsx';

const NOBODY = '';

interface PersonFieldProps {
  label: string;
  value: string | null;
  onChange: (userId: string | null) => void;
}

/** Who a meeting or a task belongs to: a person of the team, or nobody. */
export function PersonField({ label, value, onChange }: PersonFieldProps) {
  const { form } = usePlannerTexts();
  const { data: people = [] } = useQuery(userNamesQuery);
  const offered = people.filter(({ id, isDisabled }) => !isDisabled || id === value);
  const isKnown = value === null || offered.some(({ id }) => id === value);
  return (
    <div className="grid gap-1.5">
      <span className="text-sm font-medium" aria-hidden="true">
        {label}
      </span>
      <Select
        label={label}
        className="w-full"
        value={value ?? NOBODY}
        options={[
          { value: NOBODY, label: form.nobody },
          ...offered.map(({ id, name }) => ({ value: id, label: name })),
          ...(isKnown ? [] : [{ value, label: form.unknownPerson }]),
        ]}
        onChange={(chosen) => onChange(chosen === NOBODY ? null : chosen)}
      />
    </div>
  );
}
