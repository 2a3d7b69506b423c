import { Link, useLocation } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useTexts } from '../texts/use-texts.ts';
import { Menu, MenuLink } from '../ui/menu.tsx';
import { administrationItems } from './nav-items.ts';
import { useUser } from './use-user.ts';

interface AdministrationMenuProps {
  side: 'top' | 'bottom';
  /** The look of the button that opens it; and what is added while one of its screens is shown or not. */
  className: string;
  activeClassName: string;
  inactiveClassName: string;
}

/** The screens of the administration on a small screen: a button and a menu. */
export function AdministrationMenu(props: AdministrationMenuProps) {
  const { side, className, activeClassName, inactiveClassName } = props;
  const { shell } = useTexts();
  const items = administrationItems(useUser().role);
  const isHere = useLocation({
    select: ({ pathname }) => items.some(({ to }) => pathname.startsWith(to)),
  });
  if (items.length === 0) return null;
  return (
    <Menu
      label={shell.administration}
      side={side}
      align={side === 'top' ? 'end' : 'start'}
      trigger={
        <button
          type="button"
          aria-current={isHere || undefined}
          className={`${className} ${isHere ? activeClassName : inactiveClassName}`}
        >
          <Ellipsis className="size-5" aria-hidden="true" />
          {shell.more}
        </button>
      }
    >
      {items.map(({ to, name, Icon }) => (
        <MenuLink key={to}>
          <Link to={to} activeProps={{ className: 'font-medium' }}>
            <Icon className="size-4 text-muted" aria-hidden="true" />
            {shell[name]}
          </Link>
        </MenuLink>
      ))}
    </Menu>
  );
}
