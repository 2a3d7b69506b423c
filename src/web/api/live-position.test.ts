import { afterEach, expect, test } from 'vitest';
import { findMissedEvents, forgetLivePosition, noteLivePosition } from './live-position.ts';

afterEach(forgetLivePosition);

const NOTHING = { everyone: false, admins: false };

test('nothing is missed if the stream opened at the position of the answer or before', () => {
  noteLivePosition('a:9:4');
  expect(findMissedEvents('a:9:4')).toEqual(NOTHING);
  expect(findMissedEvents('a:8:3')).toEqual(NOTHING);
});

test('something is missed if the server published between the answer and the stream', () => {
  noteLivePosition('a:9:4');
  expect(findMissedEvents('a:10:4')).toEqual({ everyone: true, admins: false });
  expect(findMissedEvents('a:9:5')).toEqual({ everyone: false, admins: true });
});

test('the oldest of several answers counts', () => {
  for (const header of ['a:12:4', 'a:9:4', null, 'a:11:4']) noteLivePosition(header);
  expect(findMissedEvents('a:11:4').everyone).toBe(true);
});

test('everything may be missed after a restart of the server', () => {
  noteLivePosition('a:9:4');
  expect(findMissedEvents('b:3:0')).toEqual({ everyone: true, admins: true });
});

test('nothing can be missed without an answer', () => {
  noteLivePosition(null);
  expect(findMissedEvents('a:3:1')).toEqual(NOTHING);
});
