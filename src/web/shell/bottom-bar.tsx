import { Link } from '@tanstack/react-router';
import { CircleUser } from 'lucide-react';
import { NoticeBadge } from '../notices/notice-badge.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { AdministrationMenu } from './administration-menu.tsx';
import { DeliveryBadge } from './delivery-badge.tsx';
import { barItems, besidesBar } from './nav-items.ts';
import { UserMenu } from './user-menu.tsx';
import { useAccountLabel } from './use-account-label.ts';
import { useUser } from './use-user.ts';

const TAB =
  'flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-[0.6875rem] font-medium min-[360px]:text-xs';

/** The navigation on a phone, within reach of the thumb. */
export function BottomBar() {
  const user = useUser();
  const { shell } = useTexts();
  const accountLabel = useAccountLabel();
  return (
    <nav
      aria-label={shell.navigation}
      data-popups=""
      className="flex h-[calc(3.5rem+env(safe-area-inset-bottom))] shrink-0 border-t border-line bg-canvas pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {barItems.map(({ to, name, Icon }) => (
        <Link
          key={to}
          to={to}
          className={TAB}
          activeProps={{ className: 'text-accent-text' }}
          inactiveProps={{ className: 'text-muted' }}
        >
          <Icon className="size-5" aria-hidden="true" />
          {shell[name]}
        </Link>
      ))}
      <AdministrationMenu
        side="top"
        also={besidesBar(user.role)}
        badge={
          user.role === 'admin' && (
            <DeliveryBadge className="absolute -top-1 left-3.5 rounded-full bg-warn px-1 text-[0.625rem] leading-3.5 font-semibold text-canvas tabular-nums" />
          )
        }
        className={TAB}
        activeClassName="text-accent-text"
        inactiveClassName="text-muted"
      />
      <UserMenu side="top">
        <button type="button" className={`${TAB} text-muted`}>
          <span className="sr-only">{accountLabel}</span>
          <span className="relative" aria-hidden="true">
            <CircleUser className="size-5" />
            <NoticeBadge className="absolute -top-1 left-3.5 rounded-full bg-accent px-1 text-[0.625rem] leading-3.5 font-semibold text-on-accent tabular-nums" />
          </span>
          <span aria-hidden="true">{shell.account}</span>
        </button>
      </UserMenu>
    </nav>
  );
}
