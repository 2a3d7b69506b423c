import { useBasicTexts } from '../texts/use-texts.ts';

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
  /** It undoes a change: the key `u` presses it, also after the message is gone. */
  readonly isUndo?: true;
  /** When the server no longer undoes it, in ms since 1970; no limit if it is left out. */
  readonly until?: number;
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
/** The message of the last change that can be undone, until somebody has undone it. */
let lastUndo: Toast | undefined;

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const notify of listeners) notify();
}

const show =
  (tone: Toast['tone']) =>
  (text: string, { key = text, action }: ToastOptions = {}): void => {
    const added = { id: ++lastId, tone, text, key, action };
    if (action?.isUndo) lastUndo = added;
    const others = toasts.filter((toast) => toast.key !== key);
    set([...others, added].slice(-MOST_AT_ONCE));
  };

const canUndo = ({ action }: Toast): boolean =>
  action?.isUndo === true && (action.until === undefined || Date.now() < action.until);

/** Shows a message for some seconds. */
export const toast = {
  info: show('info'),
  success: show('ok'),
  warning: show('warn'),
  error: show('danger'),
  dismiss: (id: number): void => set(toasts.filter((each) => each.id !== id)),
};

/** For the toaster and the key `u`. */
export const toastStore = {
  subscribe: (notify: () => void): (() => void) => {
    listeners.add(notify);
    return () => listeners.delete(notify);
  },
  read: (): readonly Toast[] => toasts,
  /** Presses the button of a message, which then leaves. */
  press: (pressed: Toast): void => {
    if (pressed === lastUndo) lastUndo = undefined;
    toast.dismiss(pressed.id);
    pressed.action?.onPress();
  },
};

/** The message of the change that the key `u` undoes; it may have left the screen. */
export const findUndo = (): Toast | undefined =>
  lastUndo && canUndo(lastUndo) ? lastUndo : toasts.findLast(canUndo);

/** The changes of a person who has signed out are not undone by the next one. */
export function forgetUndo(): void {
  lastUndo = undefined;
  set(toasts.filter(({ action }) => action?.isUndo !== true));
}

/**
 * Says what a person has done, with an Undo.
 *
 * @returns a function that takes what was done in words, what changes it back, and what reads again whatever shows it
 */
export function useTellDone() {
  const { ui } = useBasicTexts();
  return (text: string, undo: () => Promise<unknown>, readAgain?: () => Promise<unknown>): void => {
    const changeBack = async () => {
      try {
        await undo();
        toast.success(ui.undone(text));
      } catch (error) {
        toast.error(ui.notUndone(error instanceof Error ? error.message : ''));
      }
      await readAgain?.();
    };
    toast.success(text, {
      action: { label: ui.undo, isUndo: true, onPress: () => void changeBack() },
    });
  };
}
