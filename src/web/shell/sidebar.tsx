import { Link, useLocation } from '@tanstack/react-router';
import { Fragment, useEffect, useRef } from 'react';
import { ViewList } from '../leads/view-list.tsx';
import { ChevronsUpDown, Search } from 'lucide-react';
import { NoticeBadge } from '../notices/notice-badge.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { openPalette } from '../palette/palette-store.ts';
import { Kbd } from '../ui/kbd.tsx';
import { useIsWide } from '../ui/use-media-query.ts';
import { RabbitMark } from '../ui/rabbit-mark.tsx';
import type { AdministrationMenuProps } from './administration-menu.tsx';
import { lazyScreen } from './lazy-screen.tsx';
import { DeliveryBadge } from './delivery-badge.tsx';
import { Monogram } from './monogram.tsx';
import { administrationItems, navItems, type NavItem } from './nav-items.ts';
import { UserMenu } from './user-menu.tsx';
import { useAccountLabel } from './use-account-label.ts';
import { useUser } from './use-user.ts';

const ENTRY =
  'relative flex h-8 items-center gap-2.5 rounded-md px-2 text-sm font-medium transition-colors max-xl:h-13 max-xl:flex-col max-xl:justify-center max-xl:gap-1 max-xl:px-0 max-xl:text-[0.6875rem]/4';
const ACTIVE = 'bg-pressed text-ink [&>svg]:text-accent-text';
const INACTIVE = 'text-muted hover:bg-hover hover:text-ink';

/** On a wide screen its places are in the sidebar itself. */
const AdministrationMenu = lazyScreen<AdministrationMenuProps>(
  async () => (await import('./administration-menu.tsx')).AdministrationMenu,
  { isQuiet: true },
);

const HomeLink = () => (
  <Link
    to="/"
    className="flex items-center gap-2.5 rounded-md px-1.5 py-1 max-xl:justify-center max-xl:pt-2"
  >
    <RabbitMark className="size-6 max-xl:size-8" />
    <span className="text-base font-semibold tracking-tight max-xl:sr-only">LeadRabbit</span>
  </Link>
);

/** The navigation beside the screen: a narrow rail on a tablet, with room for names on a desktop. */
export function Sidebar() {
  const user = useUser();
  const isWide = useIsWide();
  const administration = administrationItems(user.role);
  const { shell } = useTexts();
  const accountLabel = useAccountLabel();
  const nav = useRef<HTMLElement>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  useEffect(() => {
    if (nav.current) showOpenPlace(nav.current);
  }, [path]);
  return (
    <header
      data-popups=""
      className="hidden w-19 shrink-0 flex-col gap-4 p-2 md:flex xl:w-56 xl:p-3"
    >
      <HomeLink />
      <SearchButton />
      <nav
        ref={nav}
        aria-label={shell.navigation}
        // On a low screen it scrolls, so that the account stays in reach.
        className="-m-1 grid min-h-0 grid-cols-1 content-start gap-0.5 overflow-y-auto p-1 [scrollbar-width:thin] max-xl:gap-1"
      >
        {navItems(user.role).map((item) => (
          <Fragment key={item.to}>
            <SidebarLink item={item} />
            {item.to === '/user/allLeads' && (
              <ViewList className="grid grid-cols-1 gap-px pb-1 max-xl:hidden" />
            )}
          </Fragment>
        ))}
        {administration.length > 0 && <AdministrationGroup items={administration} />}
        {!isWide && (
          <AdministrationMenu
            side="bottom"
            className={`${ENTRY} xl:hidden`}
            activeClassName={ACTIVE}
            inactiveClassName={INACTIVE}
          />
        )}
      </nav>
      <UserMenu side="top">
        <button
          type="button"
          className="relative mt-auto flex shrink-0 items-center gap-2.5 rounded-lg p-1.5 text-left hover:bg-hover aria-expanded:bg-hover max-xl:justify-center max-xl:py-2.5"
        >
          <span className="sr-only">{accountLabel}</span>
          <Monogram name={user.name} />
          <span
            className="min-w-0 flex-1 truncate text-sm font-medium max-xl:hidden"
            aria-hidden="true"
          >
            {user.name}
          </span>
          <span aria-hidden="true" className="contents">
            <NoticeBadge className="rounded-full bg-accent px-1.5 text-xs leading-4 font-semibold text-on-accent tabular-nums max-xl:absolute max-xl:top-1 max-xl:right-2" />
          </span>
          <ChevronsUpDown className="size-3.5 text-faint max-xl:hidden" aria-hidden="true" />
        </button>
      </UserMenu>
    </header>
  );
}

/** Scrolls to the link of the open screen. `scrollIntoView` would also move the place from which Tab goes on. */
function showOpenPlace(nav: HTMLElement): void {
  const link = nav.querySelector('[aria-current="page"]')?.getBoundingClientRect();
  const { top, bottom } = nav.getBoundingClientRect();
  // On a tablet, the places of the administration are in a menu.
  if (link?.height)
    nav.scrollTop += Math.max(link.bottom - bottom, 0) + Math.min(link.top - top, 0);
}

/** The screens for admins, with their heading. */
function AdministrationGroup({ items }: { items: ReturnType<typeof administrationItems> }) {
  const { shell } = useTexts();
  return (
    <>
      <h2
        id="administration"
        className="mt-4 px-2 pb-1 text-xs font-medium text-faint max-xl:hidden"
      >
        {shell.administration}
      </h2>
      <div role="group" aria-labelledby="administration" className="grid gap-0.5 max-xl:hidden">
        {items.map((item) => (
          <SidebarLink key={item.to} item={item} />
        ))}
      </div>
    </>
  );
}

/** Opens the command palette. */
function SearchButton() {
  const { shell } = useTexts();
  return (
    <button
      type="button"
      title={shell.searchWithKeys}
      aria-keyshortcuts="Control+K Meta+K"
      className={`${ENTRY} xl:border xl:border-line xl:bg-surface ${INACTIVE}`}
      onClick={() => openPalette('all')}
    >
      <Search className="size-4 max-xl:size-5" aria-hidden="true" />
      <span className="flex-1 text-left max-xl:flex-none">{shell.search}</span>
      <span aria-hidden="true" className="max-xl:hidden">
        <Kbd>Ctrl K</Kbd>
      </span>
    </button>
  );
}

function SidebarLink({ item: { to, name, Icon } }: { item: NavItem }) {
  const { shell } = useTexts();
  return (
    <Link
      to={to}
      className={ENTRY}
      activeProps={{ className: ACTIVE }}
      inactiveProps={{ className: INACTIVE }}
    >
      <Icon className="size-4 max-xl:size-5" aria-hidden="true" />
      {shell[name]}
      {to === '/admin/delivery' && (
        <DeliveryBadge className="ml-auto rounded-full bg-warn px-1.5 text-xs leading-4 font-semibold text-canvas tabular-nums max-xl:absolute max-xl:top-1 max-xl:right-2" />
      )}
    </Link>
  );
}
