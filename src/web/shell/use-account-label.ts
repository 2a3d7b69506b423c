import { useUnread } from '../notices/use-unread.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useUser } from './use-user.ts';

/** The label of the account button. It has the number of unread notices, because its menu leads to them. */
export function useAccountLabel(): string {
  const { shell } = useTexts();
  const { name } = useUser();
  const unread = useUnread();
  const account = shell.accountOf(name);
  return unread > 0 ? `${account}, ${shell.unreadNotices(unread)}` : account;
}
