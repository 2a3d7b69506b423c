import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LogOut, Monitor, Moon, Sun } from 'lucide-react';
import type { ComponentProps, ReactElement } from 'react';
import { toast } from '../ui/toast.ts';
import { tellOtherTabs } from '../api/session-channel.ts';
import { sessionQuery, SIGN_OUT, signOut } from '../api/session.ts';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../ui/menu.tsx';
import { useTheme } from './theme.ts';
import { useUser } from './use-user.ts';

const THEMES = [
  { value: 'system', label: 'Same as the device', icon: <Monitor className="size-4 text-muted" /> },
  { value: 'light', label: 'Light', icon: <Sun className="size-4 text-muted" /> },
  { value: 'dark', label: 'Dark', icon: <Moon className="size-4 text-muted" /> },
] as const;

interface UserMenuProps {
  side: 'top' | 'bottom';
  /** The button that opens it. */
  children: ReactElement<ComponentProps<'button'>>;
}

/** Who is signed in, the theme, and Sign out. */
export function UserMenu({ side, children }: UserMenuProps) {
  const user = useUser();
  const [theme, setTheme] = useTheme();
  const leave = useSignOut();
  return (
    <Menu trigger={children} label="Account" side={side} align="end">
      <div role="presentation" className="grid px-2 py-1.5">
        <span className="text-sm font-medium">{user.name}</span>
        <span className="text-xs text-muted">{user.email}</span>
      </div>
      <MenuChoice label="Theme" value={theme} options={THEMES} onChange={setTheme} />
      <MenuSeparator />
      <MenuItem onSelect={() => leave.mutate()}>
        <LogOut className="size-4 text-muted" aria-hidden="true" />
        Sign out
      </MenuItem>
    </Menu>
  );
}

function useSignOut() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationKey: SIGN_OUT,
    mutationFn: signOut,
    onSuccess: async () => {
      client.removeQueries(sessionQuery);
      tellOtherTabs({ type: 'signed-out' });
      await navigate({ to: '/sign-in' });
      client.clear();
    },
    onError: (error) => toast.error(error.message),
  });
}
