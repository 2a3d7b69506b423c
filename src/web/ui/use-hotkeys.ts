import { useEffect, useRef } from 'react';

/** What a key does. Returning false leaves the key to the browser. */
export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => boolean | void>>;

const OVERLAYS = 'dialog[open], [role="menu"], [role="listbox"]';

/** Single keys that work from anywhere, except while a person types or chooses. */
export function useHotkeys(hotkeys: Hotkeys): void {
  const latest = useRef(hotkeys);
  useEffect(() => {
    latest.current = hotkeys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = latest.current[event.key];
      if (!act || event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector(OVERLAYS)) return;
      if (act(event) !== false) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select'));
