import { afterEach, expect, test } from 'vitest';
import { forgetLivePosition, hasMissedEvents, noteLivePosition } from './live-position.ts';

afterEach(forgetLivePosition);

test('nothing is missed if the stream opened at the position of the answer or before', () => {
  noteLivePosition('a:9');
  expect(hasMissedEvents('a:9')).toBe(false);
  expect(hasMissedEvents('a:8')).toBe(false);
});

test('something is missed if the server published between the answer and the stream', () => {
  noteLivePosition('a:9');
  expect(hasMissedEvents('a:10')).toBe(true);
});

test('the oldest of several answers counts', () => {
  for (const position of ['a:12', 'a:9', null, 'a:11']) noteLivePosition(position);
  expect(hasMissedEvents('a:11')).toBe(true);
});

test('after a restart of the server everything may be missed', () => {
  noteLivePosition('a:9');
  expect(hasMissedEvents('b:3')).toBe(true);
});

test('without an answer there is nothing to miss', () => {
  noteLivePosition(null);
  expect(hasMissedEvents('a:3')).toBe(false);
});
