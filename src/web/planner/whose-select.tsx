import { usePlannerTexts } from '../texts/use-texts.ts';
import { Select } from '../ui/select.tsx';

export type Whose = 'mine' | 'everybody';

interface WhoseSelectProps {
  value: Whose;
  onChange: (value: Whose) => void;
}

/** One's own, or those of the whole team. */
export function WhoseSelect({ value, onChange }: WhoseSelectProps) {
  const texts = usePlannerTexts();
  return (
    <Select
      label={texts.whose}
      value={value}
      options={[
        { value: 'mine', label: texts.mine },
        { value: 'everybody', label: texts.everybody },
      ]}
      onChange={onChange}
    />
  );
}
