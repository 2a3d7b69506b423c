import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AccountAnswer, ChangeAccountBody } from '../../contract/account.ts';
import { AbsenceList } from '../absences/absence-list.tsx';
import { changeAccount } from '../api/account.ts';
import { accountQuery } from '../api/session.ts';
import { useProfileTexts } from '../texts/use-texts.ts';
import { Select } from '../ui/select.tsx';
import { toast } from '../ui/toast.ts';
import { ProfileSection } from './profile-section.tsx';

const MINUTES = [0, 5, 15, 60, 1_440] as const;
type Minutes = (typeof MINUTES)[number];

/** When the person is reminded of meetings, and when the person is away. */
export function WorkSection({ account }: { account: AccountAnswer }) {
  const texts = useProfileTexts();
  const { work } = texts;
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (change: ChangeAccountBody) => changeAccount(change),
    onSuccess: (changed) => {
      client.setQueryData(accountQuery.queryKey, changed);
      toast.success(texts.saved);
    },
  });
  return (
    <ProfileSection title={work.title} text={work.text}>
      <div className="grid gap-1.5">
        <span className="text-sm font-medium" aria-hidden="true">
          {work.remind}
        </span>
        <Select
          label={work.remind}
          className="w-full"
          value={String(account.remindBeforeMin)}
          options={MINUTES.map((minutes) => ({
            value: String(minutes),
            label: work.reminders[minutes],
          }))}
          onChange={(value) => save.mutate({ remindBeforeMin: Number(value) as Minutes })}
        />
      </div>
      <div className="grid gap-1.5">
        <h3 className="text-sm font-medium">{texts.absences.title}</h3>
        <p className="text-xs text-pretty text-muted">{texts.absences.text}</p>
      </div>
      <AbsenceList
        absences={account.absences}
        texts={texts.absences}
        isBusy={save.isPending}
        error={save.error?.message}
        onChange={(absences) => save.mutate({ absences })}
      />
    </ProfileSection>
  );
}
