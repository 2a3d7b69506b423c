import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from '../ui/toast.ts';
import { checkHealth, healthQuery } from '../api/health.ts';
import { pagesQuery } from '../api/pages.ts';
import { useAnnounce } from '../ui/announcer.tsx';

/** Looks at all connections again, now. */
export function useCheckHealth() {
  const client = useQueryClient();
  const announce = useAnnounce();
  return useMutation({
    mutationFn: checkHealth,
    onSuccess: async (answer) => {
      client.setQueryData(healthQuery.queryKey, answer);
      await client.invalidateQueries(pagesQuery);
      announce('All connections were checked.');
    },
    onError: (error) => toast.error(`The check did not work. ${error.message}`),
  });
}
