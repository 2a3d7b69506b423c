import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { changeVisibility, visibilityQuery } from '../api/users.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { toast } from '../ui/toast.ts';
import { SettingSwitch } from './setting-switch.tsx';

/** Whether people who are not admins see only their own leads and those without an owner. */
export function LeadVisibility() {
  const texts = useAdminTexts().people.leadVisibility;
  const client = useQueryClient();
  const { data, error } = useQuery(visibilityQuery);
  const change = useMutation({
    mutationFn: changeVisibility,
    onSuccess: (setting) => {
      client.setQueryData(visibilityQuery.queryKey, setting);
      toast.success(setting.leads === 'all' ? texts.off : texts.on);
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
  const { leads } = change.isPending ? change.variables : data;
  return (
    <SettingSwitch
      label={texts.label}
      hint={texts.hint}
      isOn={leads !== 'all'}
      onChange={(isOn) =>
        !change.isPending && change.mutate({ leads: isOn ? 'own-and-unassigned' : 'all' })
      }
    />
  );
}
