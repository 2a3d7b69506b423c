import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accountQuery } from '../api/session.ts';
import { useDocumentTitle } from '../shell/use-document-title.ts';
import { useProfileTexts } from '../texts/use-texts.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { RowsSkeleton } from '../ui/rows-skeleton.tsx';
import { AlertsSection } from './alerts-section.tsx';
import { CalendarSection } from './calendar-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { PersonalSection } from './personal-section.tsx';
import { SessionsSection } from './sessions-section.tsx';
import { TwoFactorSection } from './two-factor-section.tsx';
import { WorkSection } from './work-section.tsx';

/** One's own account: everybody has it. */
export function ProfileScreen() {
  const texts = useProfileTexts();
  useDocumentTitle(texts.title);
  const { data: account, error, refetch } = useQuery(accountQuery);
  // What an admin has to do first comes first. It stays there, because its dialog shows recovery codes.
  const [isAsked, ask] = useState<boolean>();
  if (account && isAsked === undefined)
    ask(account.twoFactor.required && !account.twoFactor.enabled);
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-5 px-4 py-4 md:px-8 md:py-6">
        <header className="grid gap-0.5">
          <h1 className="text-xl font-semibold">{texts.title}</h1>
          <p className="text-sm text-pretty text-muted">{texts.intro}</p>
        </header>
        {account ? (
          <>
            {isAsked && <TwoFactorSection twoFactor={account.twoFactor} />}
            <PersonalSection account={account} />
            <WorkSection account={account} />
            <PasswordSection />
            {!isAsked && <TwoFactorSection twoFactor={account.twoFactor} />}
            <AlertsSection />
            <CalendarSection />
            <SessionsSection />
          </>
        ) : error ? (
          <ErrorState title={texts.notRead} error={error} onRetry={() => void refetch()} />
        ) : (
          <RowsSkeleton label={texts.reading} />
        )}
      </div>
    </div>
  );
}
