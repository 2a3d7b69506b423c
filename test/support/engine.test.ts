import { expect, test, vi } from 'vitest';
import { engineEnvironment } from './engine.ts';

test('the tests run on SQLite if TEST_ENGINE is not set or is empty', () => {
  for (const value of [undefined, '']) {
    vi.stubEnv('TEST_ENGINE', value);
    expect(engineEnvironment('/data')).toEqual({ DATA_DIR: '/data' });
  }
});

test('an unknown engine is refused with the names of the known ones', () => {
  vi.stubEnv('TEST_ENGINE', 'oracle');
  expect(() => engineEnvironment('/data')).toThrow(
    'TEST_ENGINE is "oracle". Set it to one of these engines: sqlite.',
  );
});
