import { expect, test, vi } from 'vitest';
import { testEngine } from './engine.ts';

test('the tests run on SQLite if TEST_ENGINE is not set or is empty', () => {
  for (const value of [undefined, '']) {
    vi.stubEnv('TEST_ENGINE', value);
    expect(testEngine().environment('/data')).toEqual({ DATA_DIR: '/data' });
  }
});

test('on MongoDB each data folder has a database of its own on the server of the tests', () => {
  vi.stubEnv('TEST_ENGINE', 'mongodb');
  vi.stubEnv('TEST_MONGODB_URI', 'mongodb://127.0.0.1:1/');
  const first = testEngine().environment('/data');
  expect(first).toMatchObject({ DATA_DIR: '/data', MONGODB_URI: 'mongodb://127.0.0.1:1/' });
  expect(testEngine().environment('/data')).toEqual(first);
  const { DB_NAME: other } = testEngine().environment('/Data');
  expect(other?.toLowerCase()).not.toBe(first['DB_NAME']?.toLowerCase());
});

test('the tests on MongoDB say how to get a server if there is none', () => {
  vi.stubEnv('TEST_ENGINE', 'mongodb');
  vi.stubEnv('TEST_MONGODB_URI', '');
  expect(() => testEngine().environment('/data')).toThrow('npm run install:test-database');
});

test('an unknown engine is refused with the names of the known ones', () => {
  vi.stubEnv('TEST_ENGINE', 'oracle');
  expect(() => testEngine()).toThrow(
    'TEST_ENGINE is "oracle". Set it to one of these engines: sqlite, mongodb.',
  );
});
