import { beforeEach, expect, test } from 'vitest';
import { GraphError, type GraphAction } from '../meta-api/graph-error.ts';
import { CallGate } from './call-gate.ts';
import type { CallKind } from './call-kind.ts';
import type { ClosureStore } from './closure-store.ts';
import { fakeClosureStore } from './health/testing/fake-stores.ts';

const MINUTE = 60_000;

let now: Date;
let closures: ClosureStore;
let gate: CallGate;
beforeEach(() => {
  now = new Date('2026-03-01T08:00:00Z');
  closures = fakeClosureStore();
  gate = new CallGate(closures, () => now);
});

const pass = (ms: number) => {
  now = new Date(now.getTime() + ms);
};
const refusal = (action: GraphAction, retryAfterMs?: number) =>
  new GraphError('No.', { action, code: 7, subcode: 8, retryAfterMs });
const isOpen = (pageId: string, kind: CallKind): Promise<boolean> =>
  gate.check(pageId, kind).then(
    () => true,
    () => false,
  );
const areOpen = (pageId: string, ...kinds: CallKind[]) =>
  Promise.all(kinds.map((kind) => isOpen(pageId, kind)));

test('L27: no call is made for a throttled Page until the time that Meta named', async () => {
  await gate.failed('1', 'leads', refusal('throttled', 19 * MINUTE));
  pass(19 * MINUTE - 1);
  expect(await areOpen('1', 'leads', 'page')).toEqual([false, false]);
  pass(1);
  expect(await areOpen('1', 'leads', 'page')).toEqual([true, true]);
});

test('a call that is held back gets the reason and the time that is left', async () => {
  await gate.failed('1', 'leads', refusal('throttled', 10 * MINUTE));
  pass(4 * MINUTE);
  await expect(gate.check('1', 'leads')).rejects.toMatchObject({
    action: 'throttled',
    code: 7,
    subcode: 8,
    message: 'No.',
    retryAfterMs: 6 * MINUTE,
  });
});

test.each([
  ['throttled', ['page', 'leads']],
  ['reconnect', ['page', 'leads']],
  ['permission', ['leads']],
  ['retry', []],
  ['unreadable', []],
  ['fix', []],
] as const)(
  'after "%s" for leads, these kinds of calls are held back: %j',
  async (action, held) => {
    await gate.failed('1', 'leads', refusal(action));
    const heldKinds = async () => {
      const [isPageOpen, areLeadsOpen] = await areOpen('1', 'page', 'leads');
      return [...(isPageOpen ? [] : ['page']), ...(areLeadsOpen ? [] : ['leads'])];
    };
    expect(await heldKinds()).toEqual(held);
    pass(5 * MINUTE);
    expect(await heldKinds(), 'for five minutes').toEqual([]);
  },
);

test('a refused permission for the Page does not hold back the reading of its leads', async () => {
  await gate.failed('1', 'page', refusal('permission'));
  expect(await areOpen('1', 'page', 'leads')).toEqual([false, true]);
});

test('other Pages are not held back, even if their ids begin in the same way', async () => {
  await gate.failed('1', 'leads', refusal('reconnect'));
  expect(await isOpen('11', 'leads')).toBe(true);
  expect(await isOpen('2', 'leads')).toBe(true);
});

test('a later refusal of a running call does not shorten the wait that Meta named', async () => {
  await gate.failed('1', 'leads', refusal('throttled', 30 * MINUTE));
  await gate.failed('1', 'leads', refusal('throttled', MINUTE));
  await gate.failed('1', 'page', refusal('reconnect'));
  pass(30 * MINUTE - 1);
  expect(await areOpen('1', 'leads', 'page')).toEqual([false, false]);
  await gate.failed('1', 'leads', refusal('throttled', 40 * MINUTE));
  pass(40 * MINUTE - 1);
  expect(await isOpen('1', 'leads')).toBe(false);
});

test('a reconnect ends all waits of its Page, and of no other Page', async () => {
  for (const pageId of ['1', '2'])
    for (const kind of ['page', 'leads'] as const) {
      await gate.failed(pageId, kind, refusal('permission'));
      await gate.failed(pageId, kind, refusal('reconnect'));
    }
  await gate.reopen('1');
  expect(await areOpen('1', 'page', 'leads')).toEqual([true, true]);
  expect(await areOpen('2', 'page', 'leads')).toEqual([false, false]);
});

test('a refusal that another process met holds back the calls of this one', async () => {
  const other = new CallGate(closures, () => now);
  await other.failed('1', 'leads', refusal('throttled', 10 * MINUTE));
  expect(await isOpen('1', 'leads')).toBe(false);
  await other.failed('2', 'leads', refusal('permission'));
  await gate.reopen('2');
  await expect(other.check('2', 'leads')).resolves.toBeUndefined();
});

test('a wait that began while the clock was wrong holds nothing back', async () => {
  await gate.failed('1', 'leads', refusal('throttled', 10 * MINUTE));
  pass(-24 * 60 * MINUTE);
  expect(await isOpen('1', 'leads')).toBe(true);
});

test('after the clock was set back, the wait ends when it was meant to', async () => {
  await gate.failed('1', 'leads', refusal('throttled', 10 * MINUTE));
  pass(-60 * MINUTE);
  await gate.hasten(60 * MINUTE);
  expect(await isOpen('1', 'leads')).toBe(false);
  pass(10 * MINUTE);
  expect(await isOpen('1', 'leads')).toBe(true);
});

test("a text of LeadRabbit's own is not stored", async () => {
  await gate.failed('1', 'leads', new GraphError('Own words.', { action: 'reconnect' }));
  expect((await closures.list('1')).map(({ message }) => message)).toEqual(['']);
  await expect(gate.check('1', 'leads')).rejects.toMatchObject({ action: 'reconnect' });
});
