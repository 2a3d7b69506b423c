import { describe, expect, test } from 'vitest';
import { LOOK_BACK_MS, LookBack } from './look-back.ts';

/** The clock of the server and the clock of this process have nothing in common. */
const SERVER = 1_800_000_000_000;

const at = (id: string, time: number) => new Map([[id, SERVER + time]]);

describe('the look-back of a reader', () => {
  test('a new reader asks for nothing from before it began', () => {
    const reader = new LookBack(SERVER, 0);
    for (const now of [0, 500, 2_000, 20_000]) {
      expect(reader.from(now)).toBe(SERVER);
      reader.read(new Map(), now);
    }
  });

  test('a change that is seen later than its time by the look-back is asked for, however busy it is', () => {
    const reader = new LookBack(SERVER, 0);
    for (let now = 0; now < 60_000; now += 100) {
      reader.read(at(`at ${now}`, now), now);
      if (now < 10_000 || now % 1_000 !== 0) continue;
      const asked = Array.from({ length: 11 }, (_, look) => reader.from(now + look * 100));
      expect(Math.min(...asked)).toBeLessThanOrEqual(SERVER + now - LOOK_BACK_MS);
    }
  });

  test('what is asked for again is known, and what is older is forgotten', () => {
    const reader = new LookBack(SERVER, 0);
    for (let now = 0; now < 60_000; now += 100) {
      reader.read(at(`at ${now}`, now), now);
      const from = reader.from(now) - SERVER;
      for (let time = Math.ceil(Math.max(from, 0) / 100) * 100; time <= now; time += 100)
        expect(reader.known.has(`at ${time}`)).toBe(true);
    }
    expect(reader.known.size).toBeLessThanOrEqual((3 * LOOK_BACK_MS) / 100);
  });

  test('a change from before an interruption is asked for also if a later one was read first', () => {
    const reader = new LookBack(SERVER, 0);
    for (let now = 0; now < 20_000; now += 100) reader.read(at(`at ${now}`, now), now);
    for (let now = 20_000; now < 80_000; now += 1_000) reader.interrupted(now);
    reader.read(at('after', 80_000), 80_000);
    expect(reader.from(81_000)).toBeLessThanOrEqual(SERVER + 19_900);
  });

  test('a reader follows a clock of the server that was set back', () => {
    const reader = new LookBack(SERVER, 0);
    for (let now = 0; now < 20_000; now += 100) reader.read(at(`at ${now}`, now), now);
    reader.clockIs(SERVER - 3_600_000);
    expect(reader.from(20_100)).toBeLessThanOrEqual(SERVER - 3_600_000);
  });

  test('a small error of the clock that was read moves nothing', () => {
    const reader = new LookBack(SERVER, 0);
    reader.read(at('first', 10), 10);
    reader.clockIs(SERVER - 20);
    expect(reader.from(5_000)).toBe(SERVER);
  });
});
