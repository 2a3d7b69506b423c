import { expect, test } from 'vitest';
import { LAST_POSITION } from '../list-leads.ts';
import { createExpandWords } from './expand-words.ts';

const TERMS = [
  'anna',
  'wedding',
  'weddings',
  ...Array.from({ length: 9 }, (_, n) => `viktor.${n}`),
];
const expand = createExpandWords(async (first, end) =>
  TERMS.toSorted().find((term) => term >= first && term < end),
);
const conditions = { groups: [['=New']], first: 0, end: LAST_POSITION, overdueAt: undefined };

test('a long word is replaced by the terms that begin with it, if they are few', async () => {
  const { groups, words } = await expand({
    ...conditions,
    words: ['wedding', 'viktor', 'weddi', 'nobody'],
  });
  expect(groups).toEqual([['=New'], ['wedding', 'weddings']]);
  expect(words).toEqual(['viktor', 'weddi', 'nobody']);
});
