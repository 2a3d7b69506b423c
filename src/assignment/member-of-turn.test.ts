import { expect, test } from 'vitest';
import { memberOfTurn } from './member-of-turn.ts';

const members = (...weights: number[]) =>
  weights.map((weight, index) => ({ userId: 'abcdefgh'[index] ?? '', weight }));
const turns = (count: number, ...weights: number[]) =>
  Array.from({ length: count }, (_, turn) => memberOfTurn(members(...weights), turn).userId);

test('members with the same weight get one lead after the other', () => {
  expect(turns(7, 1, 1, 1).join('')).toBe('abcabca');
  expect(turns(4, 5, 5).join('')).toBe('abab');
});

test('a member with three times the weight gets three times as many leads, spread out', () => {
  expect(turns(8, 3, 1).join('')).toBe('aabaaaba');
});

test('W3: a rest that cannot be divided goes to another member each time', () => {
  // 100 rounds of five leads for four people: the count goes on from round to round.
  const all = turns(500, 1, 1, 1, 1);
  const rests = Array.from({ length: 100 }, (_, round) => all[round * 5 + 4]);
  for (const name of 'abcd') expect(rests.filter((each) => each === name)).toHaveLength(25);
});

test('one member gets every lead', () => {
  expect(turns(3, 20).join('')).toBe('aaa');
});
