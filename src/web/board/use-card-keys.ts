import type { KeyboardEvent, RefObject } from 'react';
import { actionOfKey } from '../leads/lead-action.ts';
import { useActOnLead } from '../leads/use-act-on-lead.ts';
import { isHotkey } from '../ui/use-hotkeys.ts';
import type { BoardCardProps } from './board-card-props.ts';
import { MENU_KEY, moveOfKey, neighbourOfKey } from './card-keys.ts';
import { focusCard } from './focus-card.ts';

/** What keys do while a card has the focus: those of a lead, its menu, a move, and the way to another card. */
export function useCardKeys(card: RefObject<HTMLElement | null>, props: BoardCardProps) {
  const { lead, onMove } = props;
  const act = useActOnLead(undefined);
  const press = (event: KeyboardEvent<HTMLElement>): boolean => {
    const action = isHotkey(event) ? actionOfKey(event.key) : undefined;
    const place = moveOfKey(event, props);
    const neighbour = neighbourOfKey(event);
    if (action) act(action, lead);
    else if (isHotkey(event) && event.key === MENU_KEY)
      card.current?.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.click();
    else if (place) {
      onMove({ lead, place });
      focusCard(lead._id);
    } else if (neighbour) neighbour.focus();
    else return false;
    return true;
  };
  return (event: KeyboardEvent<HTMLElement>): void => {
    if (press(event)) event.preventDefault();
  };
}
