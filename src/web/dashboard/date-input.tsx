import clsx from 'clsx';
import { inputLook } from '../ui/field.tsx';

interface DateInputProps {
  label: string;
  /** Such as `2026-12-01`. */
  value: string;
  /** Not called while the date is incomplete. */
  onChange: (value: string) => void;
}

/** A day with its label beside it. */
export const DateInput = ({ label, value, onChange }: DateInputProps) => (
  <label className="flex items-center gap-1.5 text-sm">
    <span className="text-muted">{label}</span>
    <input
      type="date"
      className={clsx(inputLook, 'h-8 w-auto px-2 pointer-coarse:h-10')}
      defaultValue={value}
      onChange={({ target }) => {
        if (target.value !== '') onChange(target.value);
      }}
    />
  </label>
);
