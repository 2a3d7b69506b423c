import { expect, test } from 'vitest';
import type { GraphClient } from '../meta-api/graph-client.ts';
import { GraphError, type GraphAction } from '../meta-api/graph-error.ts';
import type { PageCalls } from './page-calls.ts';
import { createPageForms } from './page-forms.ts';
import type { FormStore } from './form-store.ts';

/** Forms of a Page whose form Meta refuses to show. */
function formsThatFail(action: GraphAction) {
  const clock = { now: Date.parse('2026-03-01T12:00:00Z') };
  const refuse = () => Promise.reject(new GraphError('No.', { action }));
  const forms = createPageForms({
    graph: {} as GraphClient,
    calls: { run: refuse } as unknown as PageCalls,
    pages: { findForm: async () => undefined } as unknown as FormStore,
    now: () => new Date(clock.now),
  });
  return { clock, get: () => forms.get('101', '201') };
}

test('a lead waits ten seconds for a new form at most, and then goes on without it', async () => {
  const { clock, get } = formsThatFail('unreadable');
  await expect(get()).rejects.toMatchObject({ action: 'unreadable' });
  clock.now += 1;
  await expect(get(), 'a moment later').rejects.toMatchObject({ action: 'unreadable' });
  clock.now += 9_999;
  await expect(get(), 'after ten seconds').rejects.toMatchObject({ action: 'unreadable' });
  clock.now += 1;
  expect(await get()).toBeUndefined();
});

test.each<GraphAction>(['permission', 'fix'])(
  'leads do not wait for a form that Meta refuses to show (%s)',
  async (action) => {
    expect(await formsThatFail(action).get()).toBeUndefined();
  },
);

test.each<GraphAction>(['retry', 'throttled', 'reconnect'])(
  'leads wait for a form that can be read later (%s)',
  async (action) => {
    const { clock, get } = formsThatFail(action);
    await expect(get()).rejects.toMatchObject({ action });
    clock.now += 3_600_000;
    await expect(get()).rejects.toMatchObject({ action });
  },
);
