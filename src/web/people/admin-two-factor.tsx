import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { changeSettings, settingsQuery } from '../api/users.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { toast } from '../ui/toast.ts';
import { SettingSwitch } from './setting-switch.tsx';

/** Whether every admin needs a second factor. */
export function AdminTwoFactor() {
  const texts = useAdminTexts().people.twoFactorForAdmins;
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
    <SettingSwitch
      label={texts.label}
      hint={texts.hint}
      isOn={isOn}
      onChange={(next) => !change.isPending && change.mutate({ ...data, twoFactorForAdmins: next })}
    />
  );
}
