import { beforeEach, expect, test } from 'vitest';
import { GroupLoad } from './group-load.ts';

let time = 0;
let load: GroupLoad;
beforeEach(() => {
  time = 0;
  load = new GroupLoad({ width: 4, mostInWork: 6, hangsAfterMs: 1_000, clock: () => time });
});

test('jobs in work use the width until they are done', () => {
  const done = load.begin('a');
  load.begin('b');
  expect(load.free()).toBe(2);
  expect(load.byGroup()).toEqual({ a: 1, b: 1 });
  done();
  expect(load.free()).toBe(3);
  expect(load.byGroup()).toEqual({ b: 1 });
});

test('jobs that hang leave their places to other jobs', () => {
  for (let n = 0; n < 4; n += 1) load.begin('slow');
  expect(load.free()).toBe(0);
  time = 1_000;
  expect(load.free()).toBe(2);
  expect(load.byGroup()).toEqual({ slow: 4 });
});

test('the number of jobs that hang is limited', () => {
  for (let n = 0; n < 6; n += 1) load.begin('slow');
  time = 1_000;
  expect(load.free()).toBe(0);
});
