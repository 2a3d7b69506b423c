import { ADD_KEY } from './lead-action.ts';

/** The keys that work without an open lead, and what each does. Those of an open lead are `LEAD_KEYS`. */
export const SHORTCUTS = [
  [['j', '↓'], 'next'],
  [['k', '↑'], 'previous'],
  [['Enter'], 'open'],
  [['Esc'], 'close'],
  [['n'], 'takeNext'],
  [['/'], 'search'],
  [[ADD_KEY], 'add'],
  [['x'], 'select'],
  [['u'], 'undo'],
  [['Ctrl', 'K'], 'palette'],
  [['?'], 'help'],
] as const;
