import type { ComponentProps, ReactElement } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { Menu } from '../ui/menu.tsx';
import { useLazyMenu } from '../ui/use-lazy-menu.ts';

interface UserMenuProps {
  side: 'top' | 'bottom';
  /** The button that opens it. */
  children: ReactElement<ComponentProps<'button'>>;
}

/** Who is signed in, the theme, the language, and Sign out. */
export function UserMenu({ side, children }: UserMenuProps) {
  const { shell } = useTexts();
  const [Items, prepare] = useLazyMenu(
    async () => (await import('./user-menu-items.tsx')).UserMenuItems,
  );
  return (
    <Menu trigger={children} label={shell.account} side={side} align="end" prepare={prepare}>
      {Items && <Items />}
    </Menu>
  );
}
