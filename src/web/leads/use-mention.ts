import { useQuery } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import type { UserNameList } from '../../contract/user.ts';
import { userNamesQuery } from '../api/user-names.ts';
import { findMention, findPeople, isWholeName } from './find-mention.ts';

const MOST_OFFERED = 6;

/** What came of a choice. */
interface Chosen {
  readonly text: string;
  readonly cursor: number;
}

/**
 * The people that a text offers behind an `@`, and which of them the keyboard would choose.
 *
 * @param onChosen gets the text with the whole name, and where the cursor goes
 */
export function useMention(text: string, onChosen: (chosen: Chosen) => void) {
  /** Undefined while nothing is typed. */
  const [cursor, setCursor] = useState<number>();
  const [active, setActive] = useState(0);
  /** The place of the `@` whose list the person has closed. */
  const [closedAt, setClosedAt] = useState<number>();
  const mention = cursor === undefined ? undefined : findMention(text, cursor);
  const { data: people = [] } = useQuery({ ...userNamesQuery, enabled: mention !== undefined });
  const offered = findOffered(people, mention?.typed);
  const isOpen = mention !== undefined && mention.start !== closedAt && offered.length > 0;

  const choose = (index: number) => {
    const name = offered[index]?.name;
    if (!mention || name === undefined) return;
    const { start, typed } = mention;
    const before = `${text.slice(0, start)}@${name} `;
    const after = text.slice(start + 1 + typed.length).replace(/^ /, '');
    setClosedAt(start);
    setCursor(undefined);
    onChosen({ text: before + after, cursor: before.length });
  };
  /** @returns whether the key was for the list */
  const press = ({ key, ctrlKey, metaKey, shiftKey, nativeEvent }: KeyboardEvent): boolean => {
    if (!isOpen || nativeEvent.isComposing || ctrlKey || metaKey || shiftKey) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step !== undefined) setActive((active + step + offered.length) % offered.length);
    else if (key === 'Enter' || key === 'Tab') choose(active);
    else if (key === 'Escape') setClosedAt(mention.start);
    else return false;
    return true;
  };
  /** The person has typed. */
  const type = (typed: string, at: number) => {
    setCursor(at);
    setActive(0);
    if (!findMention(typed, at)) setClosedAt(undefined);
  };
  return {
    offered: isOpen ? offered : [],
    active,
    choose,
    press,
    type,
    /** The cursor has moved. While no mention is typed, that does not matter. */
    moveCursor: (at: number) => cursor !== undefined && setCursor(at),
    leave: () => setCursor(undefined),
  };
}

type People = UserNameList['users'];

function findOffered(people: People, typed: string | undefined): People {
  if (typed === undefined) return [];
  const enabled = people.filter(({ isDisabled }) => !isDisabled);
  const found = findPeople(enabled, typed);
  return isWholeName(found, typed) ? [] : found.slice(0, MOST_OFFERED);
}
