import { expect, test } from 'vitest';
import { isDatabaseHost } from './is-database-host.ts';

test.each([
  ['db1.example.net', 'mongodb://db1.example.net/', true],
  [
    'db2.example.net',
    'mongodb://user:p%40ss@db1.example.net:27017,db2.example.net:27018/?a=b',
    true,
  ],
  ['graph.facebook.com', 'mongodb://db1.example.net/', false],
  ['example.net', 'mongodb://example.net:27017', true],
  ['shard-0.abc.mongodb.net', 'mongodb+srv://user:pass@cluster.abc.mongodb.net/?w=majority', true],
  ['graph.facebook.com', 'mongodb+srv://cluster.abc.mongodb.net/', false],
  ['db1.example.net', undefined, false],
])('the tests may connect to %s if the database is %s: %s', (host, uri, expected) => {
  expect(isDatabaseHost(host, uri)).toBe(expected);
});
