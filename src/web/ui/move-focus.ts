import type { KeyboardEvent } from 'react';

/**
 * Moves the focus among the items inside the element that has the listener: by arrow keys, Home,
 * End, or the first letter of an item.
 *
 * @param selector finds the items
 * @returns whether the key was one of these
 */
export function moveFocus(event: KeyboardEvent<HTMLElement>, selector: string): boolean {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
  const from = items.findIndex((item) => item === document.activeElement);
  const target = findTarget(event, items, from);
  target?.focus();
  return target !== undefined;
}

function findTarget(
  { key, ctrlKey, metaKey, altKey }: KeyboardEvent,
  items: readonly HTMLElement[],
  from: number,
): HTMLElement | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const { length } = items;
  if (key === 'ArrowDown' || key === 'ArrowRight') return items[(from + 1) % length];
  if (key === 'ArrowUp' || key === 'ArrowLeft')
    return items[(Math.max(from, 0) + length - 1) % length];
  if (key === 'Home') return items[0];
  if (key === 'End') return items.at(-1);
  if (key.length !== 1 || key === ' ') return undefined;
  const later = [...items.slice(from + 1), ...items.slice(0, from + 1)];
  const letter = key.toLocaleLowerCase();
  return later.find((item) => item.textContent.trim().toLocaleLowerCase().startsWith(letter));
}
