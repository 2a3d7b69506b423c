import { loadTexts } from '../texts/texts-store.ts';
import { lazyScreen } from './lazy-screen.tsx';
import { useUser } from './use-user.ts';

/** Most people are no admins. */
const AdminNoticeList = lazyScreen(
  async () =>
    (await Promise.all([import('./admin-notice-list.tsx'), loadTexts('reasons')]))[0]
      .AdminNoticeList,
  { isQuiet: true },
);

/** What an admin has to do so that leads come in, above every screen; nothing for others. */
export const AdminNotices = () => (useUser().role === 'admin' ? <AdminNoticeList /> : null);
