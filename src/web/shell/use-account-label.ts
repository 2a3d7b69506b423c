import { useUnread } from '../notices/use-unread.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useUser } from './use-user.ts';

/** What the button of the account is called: it says how many notices are unread, which are behind it. */
export function useAccountLabel(): string {
  const { shell } = useTexts();
  const { name } = useUser();
  const unread = useUnread();
  const account = shell.accountOf(name);
  return unread > 0 ? `${account}, ${shell.unreadNotices(unread)}` : account;
}
