import { expect, test } from 'vitest';
import { createInTurn } from './in-turn.ts';

test('work for one key runs in turn, also after work that failed', async () => {
  const inTurn = createInTurn();
  const done: string[] = [];
  const work = (name: string, turns: number) => async () => {
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    done.push(name);
    if (name === 'failing') throw new Error('failed');
    return name;
  };
  const failing = inTurn('a', work('failing', 30));
  const results = [inTurn('a', work('second', 10)), inTurn('a', work('third', 0))];
  await expect(failing).rejects.toThrow('failed');
  expect(await Promise.all(results)).toEqual(['second', 'third']);
  expect(done).toEqual(['failing', 'second', 'third']);
});

test('work for another key does not wait', async () => {
  const inTurn = createInTurn();
  void inTurn('a', () => new Promise(() => undefined));
  expect(await inTurn('b', async () => 'done')).toBe('done');
});
