import { readPermission } from './read-permission.ts';

interface DeviceNotice {
  readonly title: string;
  readonly text: string;
  /** All tabs tell the browser: it shows one notification for a tag. */
  readonly tag: string;
  readonly onOpen: () => void;
}

/** The tag of what is said of old leads that come together. */
export const OLD_LEADS_TAG = 'old-leads';

/** A tab that a person looks at holds this lock, so that hidden tabs stay quiet. */
const SEEN_LOCK = 'leadrabbit-seen';

/** Shows a notification of the browser, unless the person is looking at LeadRabbit. */
export async function showOnDevice({ title, text, tag, onOpen }: DeviceNotice): Promise<void> {
  if (readPermission() !== 'granted' || !document.hidden || (await isSeenElsewhere())) return;
  const shown = new Notification(title, { body: text, tag });
  shown.addEventListener('click', () => {
    window.focus();
    shown.close();
    onOpen();
  });
}

/**
 * Tells the other tabs of this browser as long as this one is seen.
 *
 * @returns the function that ends it
 */
export function tellSeen(): () => void {
  let release = () => {};
  const hold = () => {
    release();
    // Browsers offer locks on secure addresses only, like notifications.
    if (document.hidden || !('locks' in navigator)) return;
    const held = new Promise<void>((resolve) => (release = resolve));
    void navigator.locks.request(SEEN_LOCK, { mode: 'shared' }, () => held).catch(() => {});
  };
  hold();
  document.addEventListener('visibilitychange', hold);
  return () => {
    release();
    document.removeEventListener('visibilitychange', hold);
  };
}

async function isSeenElsewhere(): Promise<boolean> {
  if (!('locks' in navigator)) return false;
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === SEEN_LOCK);
}
