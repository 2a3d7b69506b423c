import { useId } from 'react';

interface SettingSwitchProps {
  label: string;
  hint: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

/** A setting for the whole team that is on or off. */
export function SettingSwitch({ label, hint, isOn, onChange }: SettingSwitchProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-3 rounded-xl border border-line px-4 py-3">
      <input
        type="checkbox"
        role="switch"
        id={id}
        className="mt-0.5 size-4 shrink-0 accent-accent"
        aria-describedby={`${id}-hint`}
        aria-checked={isOn}
        checked={isOn}
        onChange={({ target }) => onChange(target.checked)}
      />
      <div className="grid gap-0.5">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        <p id={`${id}-hint`} className="text-xs text-pretty text-muted">
          {hint}
        </p>
      </div>
    </div>
  );
}
