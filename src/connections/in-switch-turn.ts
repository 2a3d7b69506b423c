import { AppError } from '../errors.ts';
import type { Turns } from '../turns/turns.ts';

/**
 * Does work that changes the webhook subscription of a Page at Meta. One process at a time does so for a
 * Page and its Instagram accounts.
 *
 * @param pageId the Page; for an Instagram account, its Page
 * @throws the `page-busy` error if another process takes too long
 */
export const inSwitchTurn = <T>(
  turns: Pick<Turns, 'run'>,
  pageId: string,
  work: () => Promise<T>,
): Promise<T> => turns.run(`switch-page ${pageId}`, work, pageBusy);

const pageBusy = () => new AppError('page-busy', {});
