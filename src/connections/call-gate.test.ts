import { beforeEach, expect, test } from 'vitest';
import { GraphError, type GraphAction } from '../meta-api/graph-error.ts';
import { CallGate, type CallKind } from './call-gate.ts';

const MINUTE = 60_000;

let now: Date;
let gate: CallGate;
beforeEach(() => {
  now = new Date('2026-03-01T08:00:00Z');
  gate = new CallGate(() => now);
});

const pass = (ms: number) => {
  now = new Date(now.getTime() + ms);
};
const refusal = (action: GraphAction, retryAfterMs?: number) =>
  new GraphError('No.', { action, code: 7, subcode: 8, retryAfterMs });
const isOpen = (pageId: string, kind: CallKind): boolean => {
  try {
    gate.check(pageId, kind);
    return true;
  } catch {
    return false;
  }
};

test('L27: no call is made for a throttled Page until the time that Meta named', () => {
  gate.failed('1', 'leads', refusal('throttled', 19 * MINUTE));
  pass(19 * MINUTE - 1);
  expect([isOpen('1', 'leads'), isOpen('1', 'page')]).toEqual([false, false]);
  pass(1);
  expect([isOpen('1', 'leads'), isOpen('1', 'page')]).toEqual([true, true]);
});

test('a call that is held back gets the reason and the time that is left', () => {
  gate.failed('1', 'leads', refusal('throttled', 10 * MINUTE));
  pass(4 * MINUTE);
  expect(() => gate.check('1', 'leads')).toThrow(
    expect.objectContaining({
      action: 'throttled',
      code: 7,
      subcode: 8,
      retryAfterMs: 6 * MINUTE,
    }),
  );
});

test.each([
  ['throttled', ['page', 'leads']],
  ['reconnect', ['page', 'leads']],
  ['permission', ['leads']],
  ['retry', []],
  ['unreadable', []],
  ['fix', []],
] as const)('after "%s" for leads, these kinds of calls are held back: %j', (action, held) => {
  gate.failed('1', 'leads', refusal(action));
  const kinds: CallKind[] = ['page', 'leads'];
  expect(kinds.filter((kind) => !isOpen('1', kind))).toEqual(held);
  pass(5 * MINUTE);
  expect(
    kinds.filter((kind) => !isOpen('1', kind)),
    'for five minutes',
  ).toEqual([]);
});

test('a refused permission for the Page does not hold back the reading of its leads', () => {
  gate.failed('1', 'page', refusal('permission'));
  expect([isOpen('1', 'page'), isOpen('1', 'leads')]).toEqual([false, true]);
});

test('other Pages are not held back, even if their ids begin in the same way', () => {
  gate.failed('1', 'leads', refusal('reconnect'));
  expect([isOpen('11', 'leads'), isOpen('2', 'leads')]).toEqual([true, true]);
});

test('a call that succeeds ends the wait of its Page', () => {
  gate.failed('1', 'leads', refusal('reconnect'));
  pass(1);
  gate.worked('1', 'leads', now);
  expect(isOpen('1', 'leads')).toBe(true);
});

test('a later refusal of a running call does not shorten the wait that Meta named', () => {
  gate.failed('1', 'leads', refusal('throttled', 30 * MINUTE));
  gate.failed('1', 'leads', refusal('throttled', MINUTE));
  gate.failed('1', 'page', refusal('reconnect'));
  pass(30 * MINUTE - 1);
  expect([isOpen('1', 'leads'), isOpen('1', 'page')]).toEqual([false, false]);
  gate.failed('1', 'leads', refusal('throttled', 40 * MINUTE));
  pass(40 * MINUTE - 1);
  expect(isOpen('1', 'leads')).toBe(false);
});

test('a call that began before the refusal does not end the wait', () => {
  const begunAt = now;
  pass(1);
  gate.failed('1', 'leads', refusal('throttled', MINUTE));
  gate.worked('1', 'leads', begunAt);
  expect(isOpen('1', 'leads')).toBe(false);
});

test('a successful call for the Page does not end the wait of its leads', () => {
  gate.failed('1', 'leads', refusal('permission'));
  gate.worked('1', 'page', now);
  expect(isOpen('1', 'leads')).toBe(false);
});

test('a reconnect ends all waits of its Page, and of no other Page', () => {
  for (const pageId of ['1', '2'])
    for (const kind of ['page', 'leads'] as const) {
      gate.failed(pageId, kind, refusal('permission'));
      gate.failed(pageId, kind, refusal('reconnect'));
    }
  gate.reopen('1');
  expect([isOpen('1', 'page'), isOpen('1', 'leads')]).toEqual([true, true]);
  expect([isOpen('2', 'page'), isOpen('2', 'leads')]).toEqual([false, false]);
});
