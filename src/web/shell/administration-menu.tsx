import { Link, useLocation } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { Menu, MenuLink } from '../ui/menu.tsx';
import { DeliveryBadge } from './delivery-badge.tsx';
import { administrationItems, type NavItem } from './nav-items.ts';
import { useUser } from './use-user.ts';

export interface AdministrationMenuProps {
  /** Screens that come before those of the administration. */
  also?: readonly NavItem[];
  /** What draws attention to one of its screens. */
  badge?: ReactNode;
  side: 'top' | 'bottom';
  /** The look of the button that opens it; and what is added while one of its screens is shown or not. */
  className: string;
  activeClassName: string;
  inactiveClassName: string;
}

/** The screens of the administration on a small screen: a button and a menu. */
export function AdministrationMenu(props: AdministrationMenuProps) {
  const { also = [], badge, side, className, activeClassName, inactiveClassName } = props;
  const { shell } = useTexts();
  const administration = administrationItems(useUser().role);
  const items: readonly NavItem[] = [...also, ...administration];
  const isHere = useLocation({
    select: ({ pathname }) => items.some(({ to }) => pathname.startsWith(to)),
  });
  if (items.length === 0) return null;
  return (
    <Menu
      label={administration.length > 0 ? shell.administration : shell.more}
      side={side}
      align={side === 'top' ? 'end' : 'start'}
      trigger={
        <button
          type="button"
          aria-current={isHere || undefined}
          className={`${className} ${isHere ? activeClassName : inactiveClassName}`}
        >
          <span className="relative">
            <Ellipsis className="size-5" aria-hidden="true" />
            {badge}
          </span>
          {shell.more}
        </button>
      }
    >
      {items.map(({ to, name, Icon }) => (
        <MenuLink key={to}>
          <Link to={to} activeProps={{ className: 'font-medium' }}>
            <Icon className="size-4 text-muted" aria-hidden="true" />
            {shell[name]}
            {to === '/admin/delivery' && (
              <DeliveryBadge className="ml-auto rounded-full bg-warn px-1.5 text-xs leading-4 font-semibold text-canvas tabular-nums" />
            )}
          </Link>
        </MenuLink>
      ))}
    </Menu>
  );
}
