import { expect, test } from 'vitest';
import { ClockWatch } from './clock-watch.ts';

const HOUR = 3_600_000;

function watch() {
  let time = Date.UTC(2026, 10, 25);
  let tick = 5_000.25;
  const setBacks: number[] = [];
  const clockWatch = new ClockWatch({
    now: () => new Date(time),
    tick: () => tick,
    onSetBack: (ms) => setBacks.push(ms),
  });
  return {
    setBacks,
    /** Some real time passes, and the clock is set by `set` ms. */
    pass(ms: number, set = 0) {
      tick += ms;
      time += Math.round(ms) + set;
      clockWatch.check();
    },
  };
}

test('a clock that is set back is noticed once, by how much', () => {
  const { pass, setBacks } = watch();
  pass(1_000.5);
  pass(1_000, -HOUR);
  pass(1_000);
  expect(setBacks).toEqual([HOUR]);
});

test('a clock that is set forward, and one that drifts a little, is left alone', () => {
  const { pass, setBacks } = watch();
  pass(1_000, HOUR);
  pass(1_000, -300);
  pass(600_000, -300);
  expect(setBacks).toEqual([]);
});

test('a clock that is set forward and back again is noticed when it goes back', () => {
  const { pass, setBacks } = watch();
  pass(1_000, HOUR);
  pass(1_000, -HOUR);
  expect(setBacks).toEqual([HOUR]);
});
