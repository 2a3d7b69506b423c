import { useMutation, useQueryClient } from '@tanstack/react-query';
import { putRules, rulesQuery } from '../api/assignment.ts';

/** Replaces all rules. What the server has kept is shown at once. */
export function usePutRules() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: putRules,
    onSuccess: ({ rules }) => client.setQueryData(rulesQuery.queryKey, rules),
    onError: () => client.invalidateQueries(rulesQuery),
  });
}
