import { Link } from '@tanstack/react-router';
import { ChevronsUpDown } from 'lucide-react';
import { RabbitMark } from '../ui/rabbit-mark.tsx';
import { InboxBadge } from './inbox-badge.tsx';
import { Monogram } from './monogram.tsx';
import { navItems } from './nav-items.ts';
import { UserMenu } from './user-menu.tsx';
import { useUser } from './use-user.ts';

/** The way around on a wide screen. */
export function Sidebar() {
  const user = useUser();
  return (
    <div className="hidden w-56 shrink-0 flex-col gap-4 p-3 md:flex">
      <Link to="/" className="flex items-center gap-2.5 rounded-md px-1.5 py-1">
        <RabbitMark className="size-6" />
        <span className="text-base font-semibold tracking-tight">LeadRabbit</span>
      </Link>
      <nav aria-label="Main" className="grid gap-0.5">
        {navItems(user.role).map(({ to, label, Icon }) => (
          <Link
            key={to}
            to={to}
            className="flex h-8 items-center gap-2.5 rounded-md px-2 text-sm font-medium transition-colors"
            activeProps={{ className: 'bg-pressed text-ink [&>svg]:text-accent-text' }}
            inactiveProps={{ className: 'text-muted hover:bg-hover hover:text-ink' }}
          >
            <Icon className="size-4" aria-hidden="true" />
            {label}
            {to === '/admin/inbox' && (
              <InboxBadge className="ml-auto rounded-full bg-warn px-1.5 text-xs leading-4 font-semibold text-canvas tabular-nums" />
            )}
          </Link>
        ))}
      </nav>
      <UserMenu side="top">
        <button
          type="button"
          aria-label={`Account of ${user.name}`}
          className="mt-auto flex items-center gap-2.5 rounded-lg p-1.5 text-left hover:bg-hover data-[state=open]:bg-hover"
        >
          <Monogram name={user.name} />
          <span className="grid min-w-0 flex-1">
            <span className="truncate text-sm font-medium">{user.name}</span>
            <span className="truncate text-xs text-muted">{user.email}</span>
          </span>
          <ChevronsUpDown className="size-3.5 text-faint" aria-hidden="true" />
        </button>
      </UserMenu>
    </div>
  );
}
