import { expect, test } from 'vitest';
import { readIds } from './read-ids.ts';

test.each([
  ['one id to a line', '10158\n10159\n'],
  ['ids with commas', '10158, 10159'],
  ['a list of JSON', '["10158","10159"]'],
  ['an id that is there twice', '10158;10159;10158'],
])('pasted ids are read: %s', (_what, text) =>
  expect(readIds(text)).toEqual({ ids: ['10158', '10159'], others: [] }),
);

test('an id with more digits than a number can hold keeps all of them', () =>
  expect(readIds('12345678901234567890').ids).toEqual(['12345678901234567890']));

test('words that are no ids are told apart from the ids', () =>
  expect(readIds('Users: 10158 and 101x59')).toEqual({
    ids: ['10158'],
    others: ['Users:', 'and', '101x59'],
  }));
