import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

const soon = () => new Promise(setImmediate);

test('work on one thing runs in its order, one at a time, also after a failure', async () => {
  const turns = new Turns();
  const done: string[] = [];
  const work = (name: string) => async () => {
    done.push(`${name} begins`);
    await soon();
    if (name === 'b') throw new Error('b fails');
    done.push(`${name} ends`);
    return name;
  };
  const results = await Promise.allSettled(
    ['a', 'b', 'c'].map((name) => turns.run('lead', work(name))),
  );
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(done).toEqual(['a begins', 'a ends', 'b begins', 'c begins', 'c ends']);
});

test('work on different things does not wait for each other', async () => {
  const turns = new Turns();
  const stuck = turns.run('one', () => new Promise<never>(() => undefined));
  expect(await turns.run('two', () => Promise.resolve('done'))).toBe('done');
  void stuck;
});
