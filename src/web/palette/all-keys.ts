import { MENU_KEY } from '../board/card-keys.ts';
import { ADD_KEY, LEAD_KEYS, TEXT_KEYS } from '../leads/lead-action.ts';
import { OUTCOME_KEYS } from '../leads/outcome-keys.ts';
import { BULK_KEYS } from '../leads/selection.tsx';

/** A line of the list of keys: what is pressed, and the name of its text. */
type Line<Name extends string = string> = readonly [keys: readonly string[], name: Name];

/** Keys that belong to no lead. */
export const GENERAL_KEYS = [
  [['Ctrl', 'K'], 'palette'],
  [['?'], 'help'],
  [['u'], 'undo'],
  [['n'], 'takeNext'],
  [['/'], 'search'],
  [[ADD_KEY], 'add'],
  [['j', '↓'], 'next'],
  [['k', '↑'], 'previous'],
  [['Enter'], 'open'],
  [['Esc'], 'close'],
  [['x'], 'select'],
] as const satisfies readonly Line[];

/** Keys for the leads that are ticked. `X` and `E` need none. */
export const TICKED_KEYS = [
  [['Shift', BULK_KEYS.all], 'all'],
  [[BULK_KEYS.status], 'status'],
  [[BULK_KEYS.owner], 'owner'],
  [[BULK_KEYS.priority], 'priority'],
  [[BULK_KEYS.tag], 'tag'],
  [['Shift', BULK_KEYS.export], 'export'],
  [['Esc'], 'clear'],
] as const satisfies readonly Line[];

/** Keys for a card of the board. */
export const BOARD_KEYS = [
  [['↑', '↓', '←', '→'], 'choose'],
  [['Shift', '↑ ↓ ← →'], 'move'],
  [[MENU_KEY], 'menu'],
] as const satisfies readonly Line[];

/** All keys that do something while no leads are ticked, for the test that no two are the same. */
export const ALL_KEYS: readonly string[] = [
  ...GENERAL_KEYS.filter(([, name]) => name !== 'palette').flatMap(([keys]) => [...keys]),
  ...Object.values(LEAD_KEYS),
  ...TEXT_KEYS,
  ...Object.values(OUTCOME_KEYS),
  BULK_KEYS.all,
  BULK_KEYS.export,
  ...BOARD_KEYS.filter(([, name]) => name === 'menu').flatMap(([keys]) => [...keys]),
];
