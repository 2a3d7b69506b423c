import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { userNamesQuery } from '../api/user-names.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { inputLook } from '../ui/field.tsx';

type Members = Readonly<Record<string, number>>;

interface MemberChoiceProps {
  value: Members;
  onChange: (value: Members) => void;
}

/** Who gets the leads, and how many compared with the others. */
export function MemberChoice({ value, onChange }: MemberChoiceProps) {
  const texts = useAdminTexts().assignment.form;
  const id = useId();
  const { data: people = [] } = useQuery(userNamesQuery);
  const shown = people.filter((person) => !person.isDisabled || person.id in value);
  const toggle = (userId: string, isChosen: boolean) => {
    const { [userId]: _removed, ...others } = value;
    onChange(isChosen ? { ...others, [userId]: 1 } : others);
  };
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1 text-sm font-medium">{texts.members}</legend>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {shown.map((person) => (
          <li key={person.id} className="flex min-h-11 items-center gap-2.5 px-3 py-1 text-sm">
            <input
              id={`${id}-${person.id}`}
              type="checkbox"
              className="size-4 shrink-0 accent-accent"
              checked={person.id in value}
              onChange={({ target }) => toggle(person.id, target.checked)}
            />
            <label htmlFor={`${id}-${person.id}`} dir="auto" className="min-w-0 flex-1 truncate">
              {person.name}
            </label>
            {person.id in value && (
              <input
                type="number"
                aria-label={texts.weightOf(person.name)}
                min={1}
                max={20}
                className={`${inputLook} h-8 w-16 px-2`}
                value={value[person.id]}
                onChange={({ target }) =>
                  onChange({ ...value, [person.id]: toWeight(target.valueAsNumber) })
                }
              />
            )}
          </li>
        ))}
      </ul>
      <p className="text-xs text-muted">{texts.weightHint}</p>
    </fieldset>
  );
}

const toWeight = (typed: number): number =>
  Number.isNaN(typed) ? 1 : Math.min(Math.max(Math.round(typed), 1), 20);
