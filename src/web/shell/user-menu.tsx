import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LogOut, Monitor, Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import { sessionQuery, SIGN_OUT, signOut } from '../api/session.ts';
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '../ui/menu.tsx';
import { useTheme } from './theme.ts';
import { useUser } from './use-user.ts';

const THEMES = [
  { value: 'system', label: 'As the system', icon: <Monitor className="size-4 text-muted" /> },
  { value: 'light', label: 'Light', icon: <Sun className="size-4 text-muted" /> },
  { value: 'dark', label: 'Dark', icon: <Moon className="size-4 text-muted" /> },
] as const;

/** Who is signed in, the theme, and the way out. */
export function UserMenu({ side, children }: { side: 'top' | 'bottom'; children: ReactNode }) {
  const user = useUser();
  const [theme, setTheme] = useTheme();
  const leave = useSignOut();
  return (
    <Menu trigger={children} side={side} align="end">
      <div className="grid px-2 py-1.5 md:hidden">
        <span className="text-sm font-medium">{user.name}</span>
        <span className="text-xs text-muted">{user.email}</span>
      </div>
      <MenuLabel>Theme</MenuLabel>
      <MenuChoice value={theme} options={THEMES} onChange={setTheme} />
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
      await navigate({ to: '/sign-in' });
      client.clear();
    },
    onError: (error) => toast.error(error.message),
  });
}
