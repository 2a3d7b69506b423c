import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore, type RefObject } from 'react';
import { useBasicTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { findUndo, forgetUndo, toast, toastStore, type Toast } from '../ui/toast.ts';
import { useHotkeys } from '../ui/use-hotkeys.ts';

const ICONS = { info: Info, ok: CircleCheck, warn: TriangleAlert, danger: CircleAlert };
const TONES = { info: 'text-muted', ok: 'text-ok', warn: 'text-warn', danger: 'text-danger-text' };

/** Long enough to read the message, and to decide about its button. */
const SHOWN_MS = 6_000;
const SHOWN_WITH_ACTION_MS = 12_000;

/** Short messages about what was just done. They stay while the pointer or the focus is there. */
export function Toaster() {
  const { ui } = useBasicTexts();
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read);
  const region = useRef<HTMLElement>(null);
  const isHeld = useHeld(region);
  const undoable = findUndo();
  useEffect(() => forgetUndo, []);
  useHotkeys({
    u: () => {
      const found = findUndo();
      if (!found) return false;
      toastStore.press(found);
      return true;
    },
  });
  return (
    <section
      ref={region}
      aria-label={ui.messages}
      className="pointer-events-none fixed right-3 bottom-3 left-3 z-50 max-md:bottom-[calc(4.25rem+env(safe-area-inset-bottom))] md:left-auto md:w-88"
    >
      <ol aria-live="polite" aria-relevant="additions" className="grid gap-2">
        {toasts.map((each) => (
          <ToastItem
            key={each.id}
            toast={each}
            isHeld={isHeld}
            isUndoable={each === undoable}
            onPress={() => toastStore.press(each)}
          />
        ))}
      </ol>
    </section>
  );
}

interface ToastItemProps {
  toast: Toast;
  /** The message stays as long as this is true. */
  isHeld: boolean;
  /** The key `u` presses its button. */
  isUndoable: boolean;
  onPress: () => void;
}

function ToastItem({ toast: shown, isHeld, isUndoable, onPress }: ToastItemProps) {
  const { ui } = useBasicTexts();
  const { id, tone, text, action } = shown;
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => toast.dismiss(id), action ? SHOWN_WITH_ACTION_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, action, isHeld]);
  const Icon = ICONS[tone];
  return (
    <li className="pointer-events-auto flex animate-rise items-start gap-2.5 rounded-xl border border-line bg-raised p-2 pl-3.5 text-sm text-ink shadow-pop">
      <Icon className={`mt-1.5 size-4 shrink-0 ${TONES[tone]}`} aria-hidden="true" />
      <span className="min-w-0 flex-1 py-1 text-pretty [overflow-wrap:anywhere]">{text}</span>
      {action && (
        <Button size="sm" aria-keyshortcuts={isUndoable ? 'u' : undefined} onClick={onPress}>
          {action.label}
          {isUndoable && (
            <span className="text-faint pointer-coarse:hidden" aria-hidden="true">
              U
            </span>
          )}
        </Button>
      )}
      <Button size="icon" look="ghost" aria-label={ui.dismiss} onClick={() => toast.dismiss(id)}>
        <X className="size-4" aria-hidden="true" />
      </Button>
    </li>
  );
}

/** Whether the pointer or the focus is inside. */
function useHeld(region: RefObject<HTMLElement | null>): boolean {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    const element = region.current;
    const ended = new AbortController();
    for (const [type, isInside] of [
      ['pointerover', true],
      ['pointerleave', false],
      ['focusin', true],
      ['focusout', false],
    ] as const)
      element?.addEventListener(type, () => setHeld(isInside), { signal: ended.signal });
    return () => ended.abort();
  }, [region]);
  return isHeld;
}
