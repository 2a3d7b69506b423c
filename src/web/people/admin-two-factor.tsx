import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { changeSettings, settingsQuery } from '../api/users.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { toast } from '../ui/toast.ts';

/** Whether every admin needs a second factor. */
export function AdminTwoFactor() {
  const texts = useAdminTexts().people.twoFactorForAdmins;
  const id = useId();
  const client = useQueryClient();
  const { data, error } = useQuery(settingsQuery);
  const change = useMutation({
    mutationFn: changeSettings,
    onSuccess: (settings) => {
      client.setQueryData(settingsQuery.queryKey, settings);
      toast.success(settings.twoFactorForAdmins ? texts.on : texts.off);
    },
    onError: ({ message }) => toast.error(message),
  });
  if (error && !data)
    return (
      <p role="alert" className="text-sm text-danger-text">
        {texts.notRead} {error.message}
      </p>
    );
  if (!data) return null;
  const isOn = change.isPending ? change.variables.twoFactorForAdmins : data.twoFactorForAdmins;
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
        onChange={({ target }) =>
          !change.isPending && change.mutate({ ...data, twoFactorForAdmins: target.checked })
        }
      />
      <div className="grid gap-0.5">
        <label htmlFor={id} className="text-sm font-medium">
          {texts.label}
        </label>
        <p id={`${id}-hint`} className="text-xs text-pretty text-muted">
          {texts.hint}
        </p>
      </div>
    </div>
  );
}
