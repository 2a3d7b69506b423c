import { ExternalLink } from 'lucide-react';
import type { AppAnswer } from '../../contract/session.ts';
import { useBasicTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';

type Demo = NonNullable<AppAnswer['demo']>;
type DemoAccount = Demo['accounts'][number];

interface DemoAccountsProps {
  demo: Demo;
  onSignIn: (account: DemoAccount) => void;
  isBusy: boolean;
}

/** While the emulator stands in for Meta: the accounts to sign in with, and the emulator. */
export function DemoAccounts({ demo, onSignIn, isBusy }: DemoAccountsProps) {
  const { demo: texts } = useBasicTexts().signIn;
  return (
    <section
      aria-labelledby="demo"
      className="grid gap-3 rounded-xl border border-line bg-surface p-4 shadow-low"
    >
      <div className="grid gap-0.5">
        <h2 id="demo" className="text-sm font-semibold">
          {texts.title}
        </h2>
        <p className="text-sm text-muted">{texts.intro}</p>
      </div>
      <ul className="-mx-1 grid">
        {demo.accounts.map((account) => (
          <li key={account.email} className="flex items-center gap-3 rounded-md px-1 py-1.5">
            <span className="grid min-w-0 flex-1">
              <span className="truncate text-sm font-medium">{account.email}</span>
              <span className="text-xs text-muted">
                {account.role === 'admin' ? texts.adminCan : texts.salesCan}
              </span>
            </span>
            <Button size="sm" isBusy={isBusy} onClick={() => onSignIn(account)}>
              {account.role === 'admin' ? texts.signInAsAdmin : texts.signInAsSales}
            </Button>
          </li>
        ))}
      </ul>
      <a
        href={demo.emulatorUrl}
        target="_blank"
        rel="noreferrer"
        className="inline-flex w-fit items-center gap-1.5 rounded text-sm font-medium text-accent-text hover:underline"
      >
        {texts.openEmulator}
        <ExternalLink className="size-3.5" aria-hidden="true" />
      </a>
    </section>
  );
}
