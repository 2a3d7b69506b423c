import { useNavigate } from '@tanstack/react-router';
import { Bell, CircleUser, MessageSquareQuote } from 'lucide-react';
import { administrationItems, navItems } from '../shell/nav-items.ts';
import { useUser } from '../shell/use-user.ts';
import { usePaletteTexts, useTexts } from '../texts/use-texts.ts';
import { PaletteGroup } from './palette-group.tsx';
import { itemIcon, PaletteItem } from './palette-item.tsx';

/** The screens that the person can go to. */
export function Places({ onClose }: { onClose: () => void }) {
  const texts = usePaletteTexts();
  const { shell } = useTexts();
  const { role } = useUser();
  const navigate = useNavigate();
  const places = [
    ...[...navItems(role), ...administrationItems(role)].map(({ to, name, Icon }) => ({
      to,
      label: shell[name],
      Icon,
    })),
    { to: '/notices', label: shell.notices, Icon: Bell } as const,
    { to: '/settings/profile', label: shell.profile, Icon: CircleUser } as const,
    { to: '/settings/templates', label: shell.templates, Icon: MessageSquareQuote } as const,
  ];
  return (
    <PaletteGroup title={texts.places}>
      {places.map(({ to, label, Icon }) => (
        <PaletteItem
          key={to}
          id={`place ${to}`}
          label={texts.goTo(label)}
          icon={itemIcon(Icon)}
          onChoose={() => {
            onClose();
            void navigate({ to });
          }}
        />
      ))}
    </PaletteGroup>
  );
}
