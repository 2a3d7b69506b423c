import { BellRing, Volume2 } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import {
  readAlertSettings,
  storeAlertSettings,
  subscribeToAlertSettings,
  type AlertSettings,
} from '../alerts/alert-settings.ts';
import { readPermission } from '../alerts/read-permission.ts';
import { play } from '../alerts/ring.ts';
import { useProfileTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { toast } from '../ui/toast.ts';
import { ProfileSection } from './profile-section.tsx';

/** How this browser tells of new leads. */
export function AlertsSection() {
  const { alerts: texts } = useProfileTexts();
  const settings = useSyncExternalStore(subscribeToAlertSettings, readAlertSettings);
  const [permission, setPermission] = useState(readPermission);
  const set = (change: Partial<AlertSettings>) => {
    if (!storeAlertSettings({ ...settings, ...change })) toast.warning(texts.notKept);
  };
  const sound = () => void play().catch(() => toast.warning(texts.notPlayed));
  const allow = async () => {
    setPermission(await Notification.requestPermission());
    set({ notification: true });
  };
  const trouble = {
    granted: undefined,
    default: texts.notAllowed,
    denied: texts.blocked,
    none: texts.impossible,
  }[permission];
  return (
    <ProfileSection title={texts.title} text={texts.text}>
      <Choice
        label={texts.sound}
        isChecked={settings.sound}
        onChange={(isChecked) => {
          set({ sound: isChecked });
          if (isChecked) sound();
        }}
      />
      <Choice
        label={texts.notification}
        isChecked={settings.notification && permission === 'granted'}
        isDisabled={permission !== 'granted'}
        onChange={(notification) => set({ notification })}
      />
      {trouble !== undefined && <p className="text-sm text-pretty text-muted">{trouble}</p>}
      <p className="text-sm text-pretty text-muted">{texts.old}</p>
      <div className="flex flex-wrap gap-2">
        {permission === 'default' && (
          <Button onClick={() => void allow()}>
            <BellRing className="size-3.5" aria-hidden="true" />
            {texts.allow}
          </Button>
        )}
        <Button onClick={sound}>
          <Volume2 className="size-3.5" aria-hidden="true" />
          {texts.tryOut}
        </Button>
      </div>
    </ProfileSection>
  );
}

interface ChoiceProps {
  label: string;
  isChecked: boolean;
  isDisabled?: boolean;
  onChange: (isChecked: boolean) => void;
}

const Choice = ({ label, isChecked, isDisabled = false, onChange }: ChoiceProps) => (
  <label className="flex items-start gap-2.5 text-sm">
    <input
      type="checkbox"
      className="mt-0.5 size-4 shrink-0 accent-accent"
      checked={isChecked}
      disabled={isDisabled}
      onChange={({ target }) => onChange(target.checked)}
    />
    {label}
  </label>
);
