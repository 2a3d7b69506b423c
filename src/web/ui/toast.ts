/** A short message about what was just done. */
export interface Toast {
  readonly id: number;
  readonly tone: 'info' | 'ok' | 'warn' | 'danger';
  readonly text: string;
  /** A button that goes with the message, such as Undo. */
  readonly action?: ToastAction | undefined;
}

export interface ToastAction {
  readonly label: string;
  readonly onPress: () => void;
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

function show(tone: Toast['tone'], text: string, action?: ToastAction): number {
  const id = ++lastId;
  // A message that is said again moves to the end instead of standing there twice.
  const others = toasts.filter((toast) => toast.text !== text);
  set([...others, { id, tone, text, action }].slice(-MOST_AT_ONCE));
  return id;
}

/** Shows a message; each call returns its id. */
export const toast = {
  info: (text: string, action?: ToastAction) => show('info', text, action),
  success: (text: string, action?: ToastAction) => show('ok', text, action),
  warning: (text: string, action?: ToastAction) => show('warn', text, action),
  error: (text: string, action?: ToastAction) => show('danger', text, action),
  dismiss: (id: number) => set(toasts.filter((each) => each.id !== id)),
};

/** For the toaster alone. */
export const toastStore = {
  subscribe: (notify: () => void): (() => void) => {
    listeners.add(notify);
    return () => listeners.delete(notify);
  },
  read: (): readonly Toast[] => toasts,
};
