import { Link } from '@tanstack/react-router';
import { ChevronsUpDown } from 'lucide-react';
import { useTexts } from '../texts/use-texts.ts';
import { RabbitMark } from '../ui/rabbit-mark.tsx';
import { DeliveryBadge } from './delivery-badge.tsx';
import { Monogram } from './monogram.tsx';
import { navItems } from './nav-items.ts';
import { UserMenu } from './user-menu.tsx';
import { useUser } from './use-user.ts';

/** The navigation beside the screen: a narrow rail on a tablet, with room for names on a desktop. */
export function Sidebar() {
  const user = useUser();
  const { shell } = useTexts();
  return (
    <header
      data-popups=""
      className="hidden w-19 shrink-0 flex-col gap-4 p-2 md:flex xl:w-56 xl:p-3"
    >
      <Link
        to="/"
        className="flex items-center gap-2.5 rounded-md px-1.5 py-1 max-xl:justify-center max-xl:pt-2"
      >
        <RabbitMark className="size-6 max-xl:size-8" />
        <span className="text-base font-semibold tracking-tight max-xl:sr-only">LeadRabbit</span>
      </Link>
      <nav aria-label={shell.navigation} className="grid gap-0.5 max-xl:gap-1">
        {navItems(user.role).map(({ to, name, Icon }) => (
          <Link
            key={to}
            to={to}
            className="relative flex h-8 items-center gap-2.5 rounded-md px-2 text-sm font-medium transition-colors max-xl:h-13 max-xl:flex-col max-xl:justify-center max-xl:gap-1 max-xl:px-0 max-xl:text-[0.6875rem]/4"
            activeProps={{ className: 'bg-pressed text-ink [&>svg]:text-accent-text' }}
            inactiveProps={{ className: 'text-muted hover:bg-hover hover:text-ink' }}
          >
            <Icon className="size-4 max-xl:size-5" aria-hidden="true" />
            {shell[name]}
            {to === '/admin/delivery' && (
              <DeliveryBadge className="ml-auto rounded-full bg-warn px-1.5 text-xs leading-4 font-semibold text-canvas tabular-nums max-xl:absolute max-xl:top-1 max-xl:right-2" />
            )}
          </Link>
        ))}
      </nav>
      <UserMenu side="top">
        <button
          type="button"
          aria-label={shell.accountOf(user.name)}
          className="mt-auto flex items-center gap-2.5 rounded-lg p-1.5 text-left hover:bg-hover aria-expanded:bg-hover max-xl:justify-center max-xl:py-2.5"
        >
          <Monogram name={user.name} />
          <span className="min-w-0 flex-1 truncate text-sm font-medium max-xl:hidden">
            {user.name}
          </span>
          <ChevronsUpDown className="size-3.5 text-faint max-xl:hidden" aria-hidden="true" />
        </button>
      </UserMenu>
    </header>
  );
}
