import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { signIn } from '../api/session.ts';
import { useFinishSignIn } from './use-finish-sign-in.ts';

/** Signs in and goes to the page that was wanted before, unless a second factor is asked for. */
export function useSignIn() {
  const finish = useFinishSignIn();
  const { to } = useSearch({ from: '/sign-in' });
  return useMutation({
    mutationFn: signIn,
    onSuccess: async ({ twoFactorRequired }) => {
      if (!twoFactorRequired) await finish(to);
    },
  });
}
