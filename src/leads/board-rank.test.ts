import fc from 'fast-check';
import { expect, test } from 'vitest';
import { naturalRank, positionBelow, rankBetween } from './board-rank.ts';

const position = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

test('natural ranks order leads by their positions, the highest first', () => {
  fc.assert(
    fc.property(position, position, (one, other) => {
      expect(naturalRank(one) < naturalRank(other)).toBe(one > other);
    }),
  );
});

test('places that people give are between their neighbours, and never a natural rank', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 60 }), position, (moves, start) => {
      const ranks = [naturalRank(start)];
      for (const move of moves) {
        const index = move % (ranks.length + 1);
        const [above, below] = [ranks[index - 1], ranks[index]];
        const rank = rankBetween(above, below) ?? '';
        if (above !== undefined) expect(rank > above).toBe(true);
        if (below !== undefined) expect(rank < below).toBe(true);
        expect(rank).not.toMatch(/^p\d{16}$/);
        ranks.splice(index, 0, rank);
      }
    }),
  );
});

test('the leads after a place are those below its position', () => {
  fc.assert(
    fc.property(position, position, position, (one, other, third) => {
      const rank = rankBetween(
        naturalRank(Math.max(one, other)),
        naturalRank(Math.min(one, other)),
      );
      for (const key of [rank ?? '', naturalRank(one), rankBetween(undefined, rank) ?? ''])
        expect(third < positionBelow(key)).toBe(naturalRank(third) > key);
    }),
  );
});

test('a place between two leads with the same rank is after them, and an empty column has none', () => {
  const rank = naturalRank(7);
  expect((rankBetween(rank, rank) ?? '') > rank).toBe(true);
  expect(rankBetween(undefined, undefined)).toBeUndefined();
});
