/** What this browser does when a new lead arrives. */
export interface AlertSettings {
  /** A short sound; off until the person switches it on. */
  readonly sound: boolean;
  /** A notification of the browser, if the person has allowed them. */
  readonly notification: boolean;
}

const KEY = 'leadrabbit-alerts';
const USUAL: AlertSettings = { sound: false, notification: true };
const listeners = new Set<() => void>();
let known: { readonly text: string | null; readonly settings: AlertSettings } | undefined;

/** The settings of this browser. The same object, as long as nothing changes. */
export function readAlertSettings(): AlertSettings {
  const text = readStored();
  if (known?.text !== text) known = { text, settings: parse(text) };
  return known?.settings ?? USUAL;
}

/** @returns whether the browser keeps it over a reload */
export function storeAlertSettings(settings: AlertSettings): boolean {
  const text = JSON.stringify(settings);
  let isKept = true;
  try {
    localStorage.setItem(KEY, text);
  } catch {
    isKept = false;
  }
  known = { text: isKept ? text : null, settings };
  for (const notify of listeners) notify();
  return isKept;
}

/** Calls `notify` after a change in this tab or another one. */
export function subscribeToAlertSettings(notify: () => void): () => void {
  listeners.add(notify);
  window.addEventListener('storage', notify);
  return () => {
    listeners.delete(notify);
    window.removeEventListener('storage', notify);
  };
}

function readStored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function parse(text: string | null): AlertSettings {
  try {
    const stored: unknown = JSON.parse(text ?? '{}');
    if (typeof stored !== 'object' || stored === null) return USUAL;
    const { sound, notification } = stored as Partial<Record<keyof AlertSettings, unknown>>;
    return { sound: sound === true, notification: notification !== false };
  } catch {
    return USUAL;
  }
}
