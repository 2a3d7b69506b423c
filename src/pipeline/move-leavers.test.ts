import { expect, test } from 'vitest';
import { OPERATOR } from '../users/actor.ts';
import { moveLeavers, type MoveLeaversParts } from './move-leavers.ts';
import { FIRST_PIPELINE } from './pipeline.ts';

test('only the leads of removed stages are counted, and nothing waits for a turn if there are none', async () => {
  const counted: (readonly string[])[] = [];
  const moved = await moveLeavers({
    pipelines: {
      read: async () => ({
        ...FIRST_PIPELINE,
        removed: [{ id: 'gone', label: 'Gone', moveTo: 'Won', by: OPERATOR }],
      }),
    },
    board: {
      countIn: async (statuses: readonly string[]) => {
        counted.push(statuses);
        return new Map();
      },
    },
    leads: {},
    inTurn: async () => {
      throw new Error('a turn was asked for');
    },
    now: () => new Date(),
    signal: new AbortController().signal,
  } as unknown as MoveLeaversParts);
  expect(moved).toBe(0);
  expect(counted).toEqual([['gone']]);
});
