import { useAdminTexts } from '../texts/use-texts.ts';
import { useId } from 'react';
import type { ConnectedPage } from '../../contract/page.ts';

interface AccountsChoiceProps {
  accounts: readonly ConnectedPage[];
  value: boolean;
  onChange: (value: boolean) => void;
}

/** Whether the Instagram accounts of a Page are enabled together with it. */
export function AccountsChoice({ accounts, value, onChange }: AccountsChoiceProps) {
  const id = useId();
  const { accountsChoice } = useAdminTexts().connectors;
  return (
    <div className="flex items-start gap-2.5 rounded-lg border border-line p-3 text-sm">
      <input
        id={id}
        type="checkbox"
        aria-describedby={`${id}-hint`}
        className="mt-0.5 size-4 shrink-0 accent-accent"
        checked={value}
        onChange={({ target }) => onChange(target.checked)}
      />
      <div className="grid gap-0.5">
        <label htmlFor={id} className="font-medium text-ink">
          {accountsChoice.label(accounts.map(({ name }) => name))}
        </label>
        <span id={`${id}-hint`} className="text-xs">
          {accountsChoice.hint}
        </span>
      </div>
    </div>
  );
}
