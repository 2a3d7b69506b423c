import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { tellOtherTabs } from '../api/session-channel.ts';
import { accountQuery, sessionQuery } from '../api/session.ts';
import { applyPreferences } from '../texts/preferences.ts';
import { safeReturnPath } from './safe-return-path.ts';

/**
 * What follows once a session has begun: the screens get the language and the time zone that the person
 * has chosen, and the page opens that was wanted before.
 */
export function useFinishSignIn() {
  const client = useQueryClient();
  const router = useRouter();
  return async (to?: string): Promise<void> => {
    // Another person may have been signed in here before. What this screen shows stays.
    client.removeQueries({ type: 'inactive' });
    const [user] = await Promise.all([
      client.fetchQuery(sessionQuery),
      client.fetchQuery(accountQuery).then(applyPreferences),
    ]);
    tellOtherTabs({ type: 'signed-in', userId: user.id });
    router.history.replace(safeReturnPath(to));
  };
}
