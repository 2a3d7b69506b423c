import { expect, test } from 'vitest';
import { LEAD_KEYS } from './lead-action.ts';
import { SHORTCUTS } from './shortcuts.ts';

test('no two shortcuts have the same key', () => {
  const combinations = SHORTCUTS.filter(([, name]) => name === 'palette');
  const single = SHORTCUTS.filter(([, name]) => name !== 'palette').flatMap(([keys]) => [...keys]);
  const keys: string[] = [...single, ...Object.values(LEAD_KEYS)];
  expect(combinations).toHaveLength(1);
  expect(new Set(keys).size).toBe(keys.length);
});
