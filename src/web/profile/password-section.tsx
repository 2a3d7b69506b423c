import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { changePassword, sessionsQuery } from '../api/account.ts';
import { isPasswordProblem } from '../api/password-problem.ts';
import { useProfileTexts } from '../texts/use-texts.ts';
import { useUser } from '../shell/use-user.ts';
import { Button } from '../ui/button.tsx';
import { FieldError } from '../ui/field.tsx';
import { NewPasswordField } from '../ui/new-password-field.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { toast } from '../ui/toast.ts';
import { ProfileSection } from './profile-section.tsx';

/** Changes the password. */
export function PasswordSection() {
  const { password: texts } = useProfileTexts();
  const { email } = useUser();
  const client = useQueryClient();
  const [turn, setTurn] = useState(0);
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: async () => {
      toast.success(texts.done);
      setCurrent('');
      setNew('');
      setTurn(turn + 1);
      await client.invalidateQueries(sessionsQuery);
    },
  });
  const { error } = change;
  const isAtNew = isPasswordProblem(error);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate({ currentPassword, newPassword });
  };
  const clear = () => error && change.reset();
  return (
    <ProfileSection title={texts.title} text={texts.text}>
      {/* The fields begin empty again once the password is changed. */}
      <form key={turn} className="grid gap-4" onSubmit={submit}>
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <div className="grid gap-1.5">
          <PasswordField
            label={texts.current}
            name="current-password"
            autoComplete="current-password"
            required
            aria-invalid={(error && !isAtNew) || undefined}
            aria-describedby={error && !isAtNew ? 'current-password-error' : undefined}
            onChange={({ target }) => {
              setCurrent(target.value);
              clear();
            }}
          />
          <FieldError id="current-password-error" error={isAtNew ? undefined : error?.message} />
        </div>
        <NewPasswordField
          label={texts.next}
          error={isAtNew ? error?.message : undefined}
          onType={(typed) => {
            setNew(typed);
            clear();
          }}
        />
        <div>
          <Button type="submit" isBusy={change.isPending}>
            {texts.change}
          </Button>
        </div>
      </form>
    </ProfileSection>
  );
}
