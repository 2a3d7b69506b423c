import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { tellOtherTabs } from '../api/session-channel.ts';
import { sessionQuery, signIn } from '../api/session.ts';
import { safeReturnPath } from './safe-return-path.ts';

/** Signs in and goes to the page that was wanted before. */
export function useSignIn() {
  const client = useQueryClient();
  const router = useRouter();
  const { to } = useSearch({ from: '/sign-in' });
  return useMutation({
    mutationFn: signIn,
    onSuccess: async () => {
      client.removeQueries(sessionQuery);
      const user = await client.fetchQuery(sessionQuery);
      tellOtherTabs({ type: 'signed-in', userId: user.id });
      router.history.push(safeReturnPath(to));
    },
  });
}
