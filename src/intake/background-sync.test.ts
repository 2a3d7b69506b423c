import { afterEach, describe, expect, test, vi } from 'vitest';
import { samplePage } from '../connections/health/testing/fake-stores.ts';
import type { Connection } from '../connections/page.ts';
import { BackgroundSync, type BackgroundSyncOptions } from './background-sync.ts';
import { minutes, NOW, createPassFixture } from './testing/pass-fixture.ts';

let sync: BackgroundSync | undefined;
afterEach(() => sync?.stop());

const until = (isSo: () => boolean) => vi.waitUntil(isSo, { timeout: 10_000 });

/** Pages that are all due; those named in `hanging` never answer for their forms. */
function start(count: number, hanging: ReadonlySet<string>) {
  const { dependencies } = createPassFixture();
  const entries = new Map<string, Connection>();
  for (let number = 0; number < count; number += 1) {
    const page = samplePage({
      pageId: `${number}`,
      isActive: true,
      syncDueAt: minutes(number - 99),
    });
    entries.set(page.pageId, page);
  }
  const due = (pageId: string, syncDueAt: Date) => {
    const page = entries.get(pageId);
    if (page) entries.set(pageId, { ...page, syncDueAt });
  };
  const begun: string[] = [];
  const done: string[] = [];
  const errors: unknown[] = [];
  let active = 0;
  let mostActive = 0;
  const pages: BackgroundSyncOptions['pages'] = {
    list: async () => [...entries.values()],
    claimPass: async (pageId) => {
      due(pageId, minutes(60));
      return true;
    },
    findCheckpoint: async () => undefined,
    saveCheckpoint: async () => undefined,
    suspendPass: async (pageId, _, dueAt) => due(pageId, dueAt),
    finishPass: async (pageId) => due(pageId, minutes(60)),
    requestSync: async () => undefined,
  };
  sync = new BackgroundSync({
    ...dependencies,
    pages,
    pollMs: 10,
    refreshForms: async (pageId, { signal } = {}) => {
      begun.push(pageId);
      active += 1;
      mostActive = Math.max(mostActive, active);
      try {
        if (hanging.has(pageId))
          await new Promise((_, reject) => {
            signal?.addEventListener('abort', () => reject(signal.reason as Error));
          });
        return [];
      } finally {
        active -= 1;
      }
    },
    now: () => NOW,
    onPass: (pageId) => done.push(pageId),
    onError: (error) => errors.push(error),
  });
  sync.start();
  return { begun, done, errors, mostActive: () => mostActive, sync };
}

describe('background sync', () => {
  test('three Pages that hang do not delay the background sync of the others', async () => {
    const { done, errors } = start(30, new Set(['0', '1', '2']));
    await until(() => done.length === 27);
    expect(errors).toEqual([]);
  });

  test('the background sync reads a few Pages at a time, the one due longest first, and none twice', async () => {
    const { begun, done, mostActive } = start(12, new Set());
    await until(() => done.length === 12);
    expect(mostActive()).toBeLessThanOrEqual(4);
    expect(begun.slice(0, 4)).toEqual(['0', '1', '2', '3']);
    expect(new Set(begun).size).toBe(begun.length);
  });

  test('a stop ends the calls that hang, reports no error, and leaves the Page due', async () => {
    const { begun, errors, sync: running } = start(2, new Set(['0', '1']));
    await until(() => begun.length === 2);
    await running.stop();
    expect(errors).toEqual([]);
    running.start();
    await until(() => begun.length === 4);
  });

  test('waiting for a Page ends when its pass ends, and does not wait for another Page', async () => {
    const { begun, sync: running } = start(2, new Set(['0']));
    await until(() => begun.includes('0'));
    await running.whenIdle('1');
    let isIdle = false;
    const idle = running.whenIdle('0').then(() => {
      isIdle = true;
      return undefined;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(isIdle).toBe(false);
    await running.stop();
    await idle;
  });
});
