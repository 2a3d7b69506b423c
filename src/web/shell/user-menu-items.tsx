import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import {
  Bell,
  CircleUser,
  Globe,
  Languages,
  LogOut,
  MessageSquareQuote,
  Monitor,
  Moon,
  Sun,
} from 'lucide-react';
import { LANGUAGES } from '../../texts/language.ts';
import { tellOtherTabs } from '../api/session-channel.ts';
import { sessionQuery, SIGN_OUT, signOut } from '../api/session.ts';
import { LANGUAGE_NAMES } from '../texts/language-names.ts';
import { useLanguage, useTexts } from '../texts/use-texts.ts';
import { MenuChoice, MenuItem, MenuLink, MenuSeparator } from '../ui/menu.tsx';
import { toast } from '../ui/toast.ts';
import { NoticeBadge } from '../notices/notice-badge.tsx';
import { useTheme } from './theme.ts';
import { useUser } from './use-user.ts';

const THEMES = [
  { value: 'system', icon: <Monitor className="size-4 text-muted" /> },
  { value: 'light', icon: <Sun className="size-4 text-muted" /> },
  { value: 'dark', icon: <Moon className="size-4 text-muted" /> },
] as const;

/** The signed-in person, the theme, the language, and Sign out. */
export function UserMenuItems() {
  const user = useUser();
  const { shell } = useTexts();
  const [theme, setTheme] = useTheme();
  const leave = useSignOut();
  return (
    <>
      <div role="presentation" className="grid px-2 py-1.5">
        <span className="text-sm font-medium">{user.name}</span>
        <span className="text-xs text-muted">{user.email}</span>
      </div>
      <MenuChoice
        label={shell.theme}
        value={theme}
        options={THEMES.map((option) => ({ ...option, label: shell.themes[option.value] }))}
        onChange={setTheme}
      />
      <LanguageChoice />
      <MenuSeparator />
      <MenuLink>
        <Link to="/notices">
          <Bell className="size-4 text-muted" aria-hidden="true" />
          <span className="flex-1">{shell.notices}</span>
          <NoticeBadge className="rounded-full bg-accent px-1.5 text-xs leading-4 font-semibold text-on-accent tabular-nums" />
        </Link>
      </MenuLink>
      <MenuLink>
        <Link to="/settings/profile">
          <CircleUser className="size-4 text-muted" aria-hidden="true" />
          {shell.profile}
        </Link>
      </MenuLink>
      <MenuLink>
        <Link to="/settings/templates">
          <MessageSquareQuote className="size-4 text-muted" aria-hidden="true" />
          {shell.templates}
        </Link>
      </MenuLink>
      <MenuItem onSelect={() => leave.mutate()}>
        <LogOut className="size-4 text-muted" aria-hidden="true" />
        {shell.signOut}
      </MenuItem>
    </>
  );
}

function LanguageChoice() {
  const { shell } = useTexts();
  const [language, setLanguage] = useLanguage();
  return (
    <MenuChoice
      label={shell.language}
      value={language}
      options={[
        {
          value: 'system',
          label: shell.languageOfBrowser,
          icon: <Globe className="size-4 text-muted" />,
        },
        ...LANGUAGES.map((value) => ({
          value,
          label: LANGUAGE_NAMES[value],
          icon: <Languages className="size-4 text-muted" />,
        })),
      ]}
      onChange={(next) => void setLanguage(next).catch(() => toast.error(shell.languageNotLoaded))}
    />
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
