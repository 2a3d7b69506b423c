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
  const names = new Intl.ListFormat('en-GB').format(accounts.map(({ name }) => name));
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
          Enable {names} too
        </label>
        <span id={`${id}-hint`} className="text-xs">
          Leads from Instagram ads belong to the Instagram account and are skipped while it is
          disabled.
        </span>
      </div>
    </div>
  );
}
