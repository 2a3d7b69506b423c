import type { KeyboardEvent } from 'react';
import type { BoardCardProps } from './board-card-props.ts';
import { stepInColumn, type Place } from './place-lead.ts';

/** Opens the menu of the card. */
export const MENU_KEY = 'v';

/** Where Shift with an arrow key moves a card; undefined if it does not. */
export function moveOfKey(
  { key, shiftKey }: KeyboardEvent,
  { lead, leads, previous, next }: BoardCardProps,
): Place | undefined {
  if (!shiftKey) return undefined;
  if (key === 'ArrowUp') return stepInColumn(leads, lead, -1);
  if (key === 'ArrowDown') return stepInColumn(leads, lead, 1);
  const beside: Readonly<Record<string, string | undefined>> = {
    ArrowLeft: previous,
    ArrowRight: next,
  };
  const status = beside[key];
  return status === undefined ? undefined : { status, after: null };
}

/** The card that an arrow key goes to: in the same column, or the first one of the column beside it. */
export function neighbourOfKey({
  key,
  shiftKey,
  currentTarget,
}: KeyboardEvent<HTMLElement>): HTMLElement | undefined {
  if (shiftKey) return undefined;
  const column = currentTarget.closest('section');
  const columns = [...(column?.parentElement?.children ?? [])];
  const cardsOf = (element: Element | undefined | null) => [
    ...(element?.querySelectorAll<HTMLElement>('a[data-card]') ?? []),
  ];
  const own = cardsOf(column);
  const index = own.indexOf(currentTarget);
  if (key === 'ArrowUp') return own[index - 1];
  if (key === 'ArrowDown') return own[index + 1];
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  const at = column ? columns.indexOf(column) : -1;
  const beside = key === 'ArrowLeft' ? columns.slice(0, at).toReversed() : columns.slice(at + 1);
  return beside.map((each) => cardsOf(each)[0]).find((card) => card !== undefined);
}
