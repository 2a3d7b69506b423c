import { BellRing } from 'lucide-react';
import { useState } from 'react';
import { readPermission } from '../alerts/read-permission.ts';
import { useNoticeTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';

/** Lets the person allow notices of the browser, and says whether they are shown. */
export function DeviceNotices() {
  const { device } = useNoticeTexts();
  const [permission, setPermission] = useState(readPermission);
  if (permission === 'none') return null;
  if (permission !== 'default')
    return (
      <p className="text-sm text-muted">
        {permission === 'granted' ? device.allowed : device.blocked}
      </p>
    );
  return (
    <Button
      className="justify-self-start"
      onClick={() => void Notification.requestPermission().then(setPermission)}
    >
      <BellRing className="size-3.5" aria-hidden="true" />
      {device.allow}
    </Button>
  );
}
