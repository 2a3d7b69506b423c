import { useAdminTexts } from '../texts/use-texts.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from '../ui/toast.ts';
import { checkHealth, healthQuery } from '../api/health.ts';
import { pagesQuery } from '../api/pages.ts';
import { useAnnounce } from '../ui/announcer.tsx';

/** Checks all connections again, now. */
export function useCheckHealth() {
  const { health } = useAdminTexts().connectors;
  const client = useQueryClient();
  const announce = useAnnounce();
  return useMutation({
    mutationFn: checkHealth,
    onSuccess: async (answer) => {
      client.setQueryData(healthQuery.queryKey, answer);
      await client.invalidateQueries(pagesQuery);
      announce(health.checkedAll);
    },
    onError: (error) => toast.error(`${health.checkFailed} ${error.message}`),
  });
}
