import { describe, expect, test } from 'vitest';
import { findMention, findPeople, isWholeName } from './find-mention.ts';

describe('a mention that is being typed', () => {
  test.each([
    ['@', 1, { start: 0, typed: '' }],
    ['Ask @ad', 7, { start: 4, typed: 'ad' }],
    ['Ask @ada lov', 12, { start: 4, typed: 'ada lov' }],
    ['Ask @ad and more', 7, { start: 4, typed: 'ad' }],
    ['(@ad', 4, { start: 1, typed: 'ad' }],
    ['@Ada and @be', 12, { start: 9, typed: 'be' }],
  ])('in %j with the cursor at %i', (text, cursor, found) => {
    expect(findMention(text, cursor)).toEqual(found);
  });

  test.each([
    ['no sign', 7],
    ['Ask @ad', 3],
    ['mail ada@example', 16],
    ['@ada\nnext line', 14],
    ['5 @ 3', 5],
    [`@${'x'.repeat(61)}`, 62],
  ])('there is none in %j with the cursor at %i', (text, cursor) => {
    expect(findMention(text, cursor)).toBeUndefined();
  });
});

describe('people to mention', () => {
  const people = [{ name: 'Zoë Ada' }, { name: 'Ada Lovelace' }, { name: 'Óscar' }];

  test('names that begin with it come first, then other words of names', () => {
    expect(findPeople(people, 'ada').map(({ name }) => name)).toEqual(['Ada Lovelace', 'Zoë Ada']);
  });

  test('accents and capital letters do not count', () => {
    expect(findPeople(people, 'OS')).toEqual([{ name: 'Óscar' }]);
    expect(findPeople(people, 'zoe a')).toEqual([{ name: 'Zoë Ada' }]);
  });

  test('all are offered after the sign alone', () => {
    expect(findPeople(people, '')).toEqual(people);
  });

  test('a whole name is known', () => {
    expect(isWholeName([{ name: 'Óscar' }], 'oscar ')).toBe(true);
    expect(isWholeName([{ name: 'Óscar' }], 'osc')).toBe(false);
    expect(isWholeName([{ name: 'Ada' }, { name: 'Ada Lovelace' }], 'ada')).toBe(false);
  });
});
