import { randomBytes } from 'node:crypto';
import { beforeEach, expect, test, vi } from 'vitest';
import { GraphError, type GraphAction } from '../meta-api/graph-error.ts';
import { fakeClosureStore, fakePageStore, samplePage } from './health/testing/fake-stores.ts';
import type { CallKind } from './call-kind.ts';
import { createPageCalls, type PageCalls, type PageCallsDependencies } from './page-calls.ts';
import { createTokenVault } from './token-vault.ts';

const vault = createTokenVault([randomBytes(32)]);
const onAttention = vi.fn<PageCallsDependencies['onAttention']>();

let now: Date;
let pages: ReturnType<typeof fakePageStore>;
let calls: PageCalls;
beforeEach(() => {
  now = new Date('2026-03-01T08:00:00Z');
  onAttention.mockReset();
  pages = fakePageStore([samplePage({ sealedToken: vault.seal('token', '101') })]);
  calls = createPageCalls({
    pages: pages.store,
    closures: fakeClosureStore(),
    vault,
    onAttention,
    now: () => now,
  });
});

const attention = () => pages.pages.get('101')?.attention?.code;
const fail = (action: GraphAction, kind?: CallKind) =>
  calls
    .run('101', () => Promise.reject(new GraphError('No.', { action })), kind)
    .catch(() => undefined);
const work = (kind?: CallKind) => calls.run('101', () => Promise.resolve(1), kind);
const pass = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};

test('twelve calls that fail together mark the Page once, and notify admins once', async () => {
  const failures = Array.from({ length: 12 }, () => fail('reconnect'));
  await Promise.all(failures);
  expect(onAttention).toHaveBeenCalledTimes(1);
  expect(onAttention.mock.calls[0]?.[1]).toMatchObject({ code: 'reconnect' });
});

test('the same refusal after the wait does not notify admins again', async () => {
  await fail('reconnect');
  pass(6);
  await fail('reconnect');
  expect(onAttention).toHaveBeenCalledTimes(1);
});

test('twelve calls that succeed together clear the mark once', async () => {
  await fail('reconnect');
  pass(6);
  await Promise.all(Array.from({ length: 12 }, () => work()));
  expect(attention()).toBeUndefined();
  expect(onAttention.mock.calls.map(([, mark]) => mark?.code)).toEqual(['reconnect', undefined]);
});

test('the mark of a missing permission is cleared by reading leads, and by no other call', async () => {
  await fail('permission', 'leads');
  await work('page');
  expect(attention()).toBe('permission');
  pass(6);
  await work('leads');
  expect(attention()).toBeUndefined();
});

test('a temporary fault does not mark the Page', async () => {
  await fail('retry');
  await fail('unreadable');
  expect(attention()).toBeUndefined();
  expect(onAttention).not.toHaveBeenCalled();
});

test('once the wait is over, calls are made again, and go on after one that succeeds', async () => {
  await fail('reconnect');
  await expect(work()).rejects.toMatchObject({ action: 'reconnect' });
  pass(6);
  expect(await work()).toBe(1);
  expect(await work('leads')).toBe(1);
});

test('a call that began before a refusal and succeeds does not end the wait', async () => {
  let finish = (_value: number) => {};
  const early = calls.run('101', () => new Promise<number>((done) => (finish = done)));
  await vi.waitFor(() => expect(finish).toHaveLength(1));
  await fail('throttled');
  finish(2);
  expect(await early).toBe(2);
  await expect(work()).rejects.toMatchObject({ action: 'throttled' });
});

test('a successful call for the Page does not end the wait of its leads', async () => {
  await fail('permission', 'leads');
  expect(await work('page')).toBe(1);
  await expect(work('leads')).rejects.toMatchObject({ action: 'permission' });
});

test('a token that this LeadRabbit cannot open marks the Page and holds back no call', async () => {
  const sealed = createTokenVault([randomBytes(32)]).seal('token', '101');
  pages.pages.set('101', samplePage({ sealedToken: sealed }));
  await expect(work()).rejects.toMatchObject({ action: 'reconnect' });
  expect(attention()).toBe('reconnect');
  pages.pages.set('101', samplePage({ sealedToken: vault.seal('token', '101') }));
  expect(await work()).toBe(1);
});
