import { Outlet } from '@tanstack/react-router';
import { Alerts } from '../alerts/alerts.tsx';
import { LiveProvider } from '../live/live-provider.tsx';
import { PaletteHost } from '../palette/palette-host.tsx';
import { NoticeWatch } from '../notices/notice-watch.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { Announcer } from '../ui/announcer.tsx';
import { useIsPhone } from '../ui/use-media-query.ts';
import { AdminNotices } from './admin-notices.tsx';
import { lazyScreen } from './lazy-screen.tsx';
import { Sidebar } from './sidebar.tsx';
import { Toaster } from './toaster.tsx';
import { useUser } from './use-user.ts';

const BottomBar = lazyScreen(async () => (await import('./bottom-bar.tsx')).BottomBar, {
  isQuiet: true,
});

/** What is around every screen once someone is signed in. */
export function AppShell() {
  const user = useUser();
  const { shell } = useTexts();
  const isPhone = useIsPhone();
  return (
    <Announcer>
      <LiveProvider user={user}>
        <a
          href="#main"
          className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-ink px-3 py-2 text-sm font-medium text-canvas focus:translate-y-0"
        >
          {shell.skipToContent}
        </a>
        <div className="flex h-dvh flex-col md:flex-row">
          <Sidebar />
          <main
            id="main"
            tabIndex={-1}
            className="relative min-h-0 min-w-0 flex-1 bg-surface outline-none md:my-2 md:mr-2 md:overflow-hidden md:rounded-xl md:border md:border-line md:shadow-low flex flex-col"
          >
            <AdminNotices />
            <div className="relative min-h-0 flex-1">
              <Outlet />
            </div>
          </main>
          {isPhone && (
            <div className="min-h-[calc(3.5rem+env(safe-area-inset-bottom))] shrink-0">
              <BottomBar />
            </div>
          )}
        </div>
        <PaletteHost />
        <Alerts />
        <NoticeWatch />
        <Toaster />
      </LiveProvider>
    </Announcer>
  );
}
