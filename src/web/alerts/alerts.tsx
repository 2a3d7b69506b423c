import { useSyncExternalStore } from 'react';
import { lazyScreen } from '../shell/lazy-screen.tsx';
import { readAlertSettings, subscribeToAlertSettings } from './alert-settings.ts';
import { readPermission } from './read-permission.ts';

const NewLeadWatch = lazyScreen(async () => (await import('./new-lead-watch.tsx')).NewLeadWatch, {
  isQuiet: true,
});

/** Alerts the person to new leads if they want that. Only then is the code for it loaded. */
export function Alerts() {
  const { sound, notification } = useSyncExternalStore(subscribeToAlertSettings, readAlertSettings);
  const isWanted = sound || (notification && readPermission() === 'granted');
  return isWanted ? <NewLeadWatch /> : null;
}
