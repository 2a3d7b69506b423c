import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { AccountAnswer } from '../../contract/account.ts';
import { LANGUAGES, type Language } from '../../texts/language.ts';
import { changeAccount } from '../api/account.ts';
import { accountQuery, sessionQuery } from '../api/session.ts';
import { LANGUAGE_NAMES } from '../texts/language-names.ts';
import { applyPreferences } from '../texts/preferences.ts';
import { setLanguage } from '../texts/texts-store.ts';
import { useProfileTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { toast } from '../ui/toast.ts';
import { ProfileSection } from './profile-section.tsx';

const BROWSER = 'browser';

/** Name, language and time zone. */
export function PersonalSection({ account }: { account: AccountAnswer }) {
  const { you: texts, save: saveLabel } = useProfileTexts();
  const [name, setName] = useState(account.user.name);
  const [language, chooseLanguage] = useState<Language | typeof BROWSER>(
    account.language ?? BROWSER,
  );
  const [timeZone, chooseTimeZone] = useState(account.timeZone ?? BROWSER);
  const save = useSave();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate({
      name,
      language: language === BROWSER ? null : language,
      timeZone: timeZone === BROWSER ? null : timeZone,
    });
  };
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), timeZone])].filter(
    (zone) => zone !== BROWSER,
  );
  return (
    <ProfileSection title={texts.title}>
      <form className="grid gap-4" onSubmit={submit}>
        <Field
          label={texts.name}
          autoComplete="name"
          maxLength={100}
          required
          value={name}
          error={save.error?.message}
          onChange={({ target }) => setName(target.value)}
        />
        <Choice label={texts.language}>
          <Select
            label={texts.language}
            className="w-full"
            value={language}
            options={[
              { value: BROWSER, label: texts.languageOfBrowser },
              ...LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
            ]}
            onChange={chooseLanguage}
          />
        </Choice>
        <Choice label={texts.timeZone} hint={texts.timeZoneHint}>
          <Select
            label={texts.timeZone}
            className="w-full"
            value={timeZone}
            options={[
              { value: BROWSER, label: texts.timeZoneOfBrowser(own) },
              ...zones.map((value) => ({ value, label: value.replaceAll('_', ' ') })),
            ]}
            onChange={chooseTimeZone}
          />
        </Choice>
        <div>
          <Button type="submit" look="primary" isBusy={save.isPending}>
            {saveLabel}
          </Button>
        </div>
      </form>
    </ProfileSection>
  );
}

interface ChoiceProps {
  label: string;
  hint?: string;
  children: ReactNode;
}

const Choice = ({ label, hint, children }: ChoiceProps) => (
  <div className="grid gap-1.5">
    <span className="text-sm font-medium" aria-hidden="true">
      {label}
    </span>
    {children}
    {hint !== undefined && <p className="text-xs text-muted">{hint}</p>}
  </div>
);

/** Saves, and shows the screens at once as they were chosen. */
function useSave() {
  const { saved } = useProfileTexts();
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: changeAccount,
    onSuccess: async (account) => {
      client.setQueryData(accountQuery.queryKey, account);
      client.setQueryData(sessionQuery.queryKey, account.user);
      if (account.language === null) await setLanguage('system').catch(() => undefined);
      await applyPreferences(account);
      toast.success(saved);
      await router.invalidate();
    },
  });
}
