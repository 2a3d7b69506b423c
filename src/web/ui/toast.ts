/** A short message about what was just done. */
export interface Toast {
  readonly id: number;
  readonly tone: 'info' | 'ok' | 'warn' | 'danger';
  readonly text: string;
  readonly key: string;
  readonly action: ToastAction | undefined;
}

/** A button that goes with the message, such as Undo. */
export interface ToastAction {
  readonly label: string;
  readonly onPress: () => void;
}

interface ToastOptions {
  /** A message takes the place of one with the same key; the text if it is left out. */
  readonly key?: string;
  readonly action?: ToastAction;
}

/** Older messages make room for new ones. */
const MOST_AT_ONCE = 4;

const listeners = new Set<() => void>();
let toasts: readonly Toast[] = [];
let lastId = 0;

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const notify of listeners) notify();
}

const show =
  (tone: Toast['tone']) =>
  (text: string, { key = text, action }: ToastOptions = {}): void => {
    const id = ++lastId;
    const others = toasts.filter((toast) => toast.key !== key);
    set([...others, { id, tone, text, key, action }].slice(-MOST_AT_ONCE));
  };

/** Shows a message for some seconds. */
export const toast = {
  info: show('info'),
  success: show('ok'),
  warning: show('warn'),
  error: show('danger'),
  dismiss: (id: number): void => set(toasts.filter((each) => each.id !== id)),
};

/** For the toaster alone. */
export const toastStore = {
  subscribe: (notify: () => void): (() => void) => {
    listeners.add(notify);
    return () => listeners.delete(notify);
  },
  read: (): readonly Toast[] => toasts,
};
