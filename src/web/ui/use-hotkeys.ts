import { useEffect, useRef } from 'react';
import { hasSingleKeys } from './single-keys.ts';

/** What a key does. Returning false leaves the key to the browser. */
export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => boolean | void>>;

const OVERLAYS = 'dialog[open], [role="menu"], [role="listbox"]';

const holds = new Set<symbol>();

/** Longer than anything takes to load. */
export const LONGEST_HOLD_MS = 5_000;

/**
 * While something is loaded that a person will type into, keys do nothing: what is typed ahead is text.
 *
 * @returns ends it; it also ends by itself
 */
export function holdKeys(): () => void {
  const hold = Symbol('hold');
  holds.add(hold);
  const release = () => holds.delete(hold);
  setTimeout(release, LONGEST_HOLD_MS);
  return release;
}

/** Single keys that work from anywhere, except while a person types or chooses. */
export function useHotkeys(hotkeys: Hotkeys): void {
  const latest = useRef(hotkeys);
  useEffect(() => {
    latest.current = hotkeys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = latest.current[event.key];
      if (!act || !isHotkey(event) || isTyping(event.target)) return;
      if (document.querySelector(OVERLAYS)) return;
      if (act(event) !== false) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

/** Whether a key that is pressed may do something: it has no modifier, nobody has used it, and single keys are on. */
export const isHotkey = ({
  key,
  defaultPrevented,
  metaKey,
  ctrlKey,
  altKey,
}: Pick<KeyboardEvent, 'key' | 'defaultPrevented' | 'metaKey' | 'ctrlKey' | 'altKey'>): boolean =>
  !defaultPrevented &&
  !metaKey &&
  !ctrlKey &&
  !altKey &&
  holds.size === 0 &&
  (key.length > 1 || hasSingleKeys());

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select'));
