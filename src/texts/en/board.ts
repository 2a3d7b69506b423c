import type { Formats } from '../formats.ts';

/** The board. */
export const board = ({ number, plural }: Formats) => ({
  title: 'Board',
  notLoaded: 'The board could not be loaded',
  loading: 'Loading the board…',
  asList: 'Show as a list',
  leads: (count: number, isMore: boolean) =>
    `${isMore ? 'more than ' : ''}${number(count)} ${plural(count, { one: 'lead', other: 'leads' })}`,
  more: 'Show more',
  moreFailed: (why: string) => `More leads could not be loaded. ${why}`,
  empty: 'No leads',
  moveTo: 'Move to',
  moveCard: (name: string) => `Move ${name}`,
  toTop: 'To the top of the column',
  moved: (name: string, stage: string) => `${name} is now ${stage}.`,
  reordered: (name: string) => `${name} has a new place.`,
  moveFailed: (name: string, why: string) => `${name} was not moved. ${why}`,
  undo: 'Undo',
  undone: (name: string, stage: string) => `${name} is ${stage} again.`,
  placedBack: (name: string) => `${name} is in its earlier place again.`,
  keys: 'Shift and an arrow key move the card: left or right to another column, up or down within its column. V opens the menu. The keys of a lead work too.',
});
