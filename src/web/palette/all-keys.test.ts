import { expect, test } from 'vitest';
import { LEAD_KEYS } from '../leads/lead-action.ts';
import { BULK_KEYS } from '../leads/selection.tsx';
import { ALL_KEYS } from './all-keys.ts';

test('no two actions have the same key', () => {
  expect(ALL_KEYS.toSorted()).toEqual([...new Set(ALL_KEYS)].toSorted());
});

test('what is done with the leads that are ticked has the key that does it with one lead', () => {
  for (const action of ['status', 'owner', 'priority', 'tag'] as const)
    expect(BULK_KEYS[action]).toBe(LEAD_KEYS[action]);
});
