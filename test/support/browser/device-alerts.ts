import type { Page } from '@playwright/test';

/** What the browser would have done outside the page. */
export interface DeviceAlerts {
  /** The texts of the notifications, in their order, each tag once. */
  readonly notifications: () => Promise<string[]>;
  /** How many times a sound was played. */
  readonly sounds: () => Promise<number>;
  /** Puts the page behind other windows, or in front of them. */
  readonly hide: (isHidden: boolean) => Promise<void>;
}

interface Recorded {
  notifications: { tag: string; body: string }[];
  tones: number;
  isHidden: boolean;
}

/**
 * Records notifications and sounds of a page. A browser without a screen shows no notifications and has no
 * windows, so these parts of it are replaced.
 */
export async function recordAlerts(page: Page): Promise<DeviceAlerts> {
  await page.addInitScript(() => {
    const recorded: Recorded = { notifications: [], tones: 0, isHidden: false };
    Object.assign(window, { recorded });
    class RecordedNotification extends EventTarget {
      static readonly permission = 'granted';
      static readonly requestPermission = async () => 'granted';
      constructor(_title: string, { body, tag }: { body: string; tag: string }) {
        super();
        recorded.notifications = recorded.notifications.filter((shown) => shown.tag !== tag);
        recorded.notifications.push({ tag, body });
      }
      close(): void {}
    }
    Object.assign(window, { Notification: RecordedNotification });
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (when) {
      recorded.tones += 1;
      start.call(this, when);
    };
    Object.defineProperty(document, 'hidden', { get: () => recorded.isHidden });
  });
  const read = () => page.evaluate(() => (window as unknown as { recorded: Recorded }).recorded);
  return {
    notifications: async () => (await read()).notifications.map(({ body }) => body),
    // Each sound has two tones.
    sounds: async () => (await read()).tones / 2,
    hide: (isHidden) =>
      page.evaluate((next) => {
        (window as unknown as { recorded: Recorded }).recorded.isHidden = next;
        document.dispatchEvent(new Event('visibilitychange'));
      }, isHidden),
  };
}
