import clsx from 'clsx';
import { useId, useState, type ComponentProps } from 'react';
import { useBasicTexts } from '../texts/use-texts.ts';
import { inputLook } from './field.tsx';

type PasswordFieldProps = Omit<ComponentProps<'input'>, 'type'> & {
  label: string;
};

/** A field for a password, with a button that shows what was typed. */
export function PasswordField({ label, className, ...props }: PasswordFieldProps) {
  const { ui } = useBasicTexts();
  const inputId = useId();
  const [isShown, setShown] = useState(false);
  return (
    <div className="grid gap-1.5">
      <label htmlFor={inputId} className="text-sm font-medium">
        {label}
      </label>
      <div className="relative">
        <input
          id={inputId}
          type={isShown ? 'text' : 'password'}
          autoCapitalize="none"
          spellCheck={false}
          className={clsx(inputLook, 'h-9 pr-16 pl-3 pointer-coarse:h-11', className)}
          {...props}
        />
        <button
          type="button"
          aria-controls={inputId}
          className="absolute inset-y-1 right-1 rounded px-2.5 text-xs font-medium text-muted hover:bg-hover hover:text-ink"
          onClick={() => setShown(!isShown)}
        >
          {isShown ? ui.hide : ui.show}
          <span className="sr-only"> {ui.ofPassword}</span>
        </button>
      </div>
    </div>
  );
}
