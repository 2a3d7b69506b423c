import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ChangeUserBody, TeamUser } from '../../contract/user.ts';
import { sessionQuery } from '../api/session.ts';
import { changeUser, removeTwoFactor, usersQuery } from '../api/users.ts';
import { useUser } from '../shell/use-user.ts';

/** A change of a person; `no-two-factor` removes a lost second factor. */
export type PersonChange = ChangeUserBody | 'no-two-factor';

/** Changes a person. The list shows it at once, and so does the shell if it is one's own account. */
export function useChangeUser(person: TeamUser) {
  const client = useQueryClient();
  const router = useRouter();
  const me = useUser();
  return useMutation({
    mutationFn: (change: PersonChange) =>
      change === 'no-two-factor' ? removeTwoFactor(person.id) : changeUser(person.id, change),
    onSuccess: async ({ user }) => {
      client.setQueryData(usersQuery.queryKey, (all) =>
        all?.map((each) => (each.id === user.id ? user : each)),
      );
      if (user.id !== me.id) return;
      client.removeQueries(sessionQuery);
      await router.invalidate();
    },
    onError: () => client.invalidateQueries(usersQuery),
  });
}
