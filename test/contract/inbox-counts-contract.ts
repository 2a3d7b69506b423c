import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InboxStore } from '../../src/intake/inbox-store.ts';
import { INTAKE } from '../../src/users/actor.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import {
  ADMIN,
  DISABLED,
  at,
  lease,
  newMetaId,
  parked,
  sampleDelivery,
  sampleEvent,
  sampleLead,
  sampleReading,
  sampleListedLead,
  skipped,
  waiting,
} from './samples.ts';

/** There are few ids, so that the steps often use the same leads. */
const LEADS = 6;
const lead = fc.nat({ max: LEADS - 1 });
const place = fc.record({
  pageId: fc.constantFrom('', '1', '2'),
  formId: fc.constantFrom('', '10', '20'),
  createdTime: fc.option(fc.nat({ max: 50 }).map(at)),
});
const reading = fc.option(
  fc.record({
    formId: fc.constantFrom('', '10', '20'),
    platform: fc.constantFrom('facebook' as const, 'instagram' as const),
    createdTime: fc.option(fc.nat({ max: 50 }).map(at)),
  }),
  { nil: undefined },
);
const outcome = fc.constantFrom(
  waiting(30),
  waiting(5_000),
  parked(),
  parked({ failure: 'poison' }),
  skipped,
);

const step = fc.oneof(
  fc.record({ type: fc.constant('receive' as const), lead, place }),
  fc.record({ type: fc.constant('receiveRead' as const), lead, place }),
  fc.record({ type: fc.constant('noteUnwanted' as const), lead, place }),
  fc.record({ type: fc.constant('claimDue' as const), limit: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ type: fc.constant('settle' as const), lead, outcome, reading }),
  fc.record({ type: fc.constant('takeIn' as const), lead, reading }),
  fc.record({ type: fc.constant('retry' as const), lead }),
  fc.record({ type: fc.constant('dismiss' as const), lead }),
  fc.record({ type: fc.constant('complete' as const), lead }),
  fc.record({
    type: fc.constant('retryAll' as const),
    state: fc.constantFrom('pending', 'needs-attention', 'skipped', 'dismissed'),
    pageId: fc.constantFrom(undefined, '1'),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const WORKER = 'worker';

/** @param ids of the leads, by their number @param now rises with each step */
async function take(inbox: InboxStore, ids: readonly string[], now: number, next: Step) {
  const leadId = 'lead' in next ? (ids[next.lead] ?? '') : '';
  switch (next.type) {
    case 'receive':
      return inbox.receive(sampleDelivery([sampleEvent({ leadId, ...next.place })], at(now)));
    case 'receiveRead':
      return inbox.receiveRead(
        [sampleListedLead({ leadId, ...next.place })],
        'sync',
        lease(WORKER, now),
      );
    case 'noteUnwanted':
      return inbox.noteUnwanted(
        [sampleListedLead({ leadId, ...next.place })],
        'catch-up',
        DISABLED,
        at(now),
      );
    case 'claimDue':
      return inbox.claimDue(lease(WORKER, now), next.limit);
    case 'settle': {
      const read = next.reading && sampleReading(next.reading);
      return inbox.settle(leadId, WORKER, next.outcome, at(now), read);
    }
    case 'takeIn':
      return inbox.takeIn(sampleLead({}, leadId), sampleReading(next.reading), INTAKE, at(now));
    case 'retry':
      return inbox.retry(leadId, at(now));
    case 'retryAll':
      return inbox.retryAll(next.state, at(now), { pageId: next.pageId });
    case 'dismiss':
      return inbox.dismiss(leadId, 'Not needed.', ADMIN, at(now));
    case 'complete':
      return inbox.complete(sampleLead({}, leadId), ADMIN, at(now));
  }
}

/** The expected result of `countByForm`, counted lead by lead. */
async function countOneByOne(inbox: InboxStore, ids: readonly string[]) {
  const counts = new Map<string, number>();
  const newest = new Map<string, number>();
  const webhooks = new Map<string, number>();
  const found = await Promise.all(
    ids.map(async (leadId) => ({
      raw: await inbox.find(leadId),
      trace: await inbox.trace(leadId),
    })),
  );
  for (const { raw, trace } of found) {
    if (!raw) continue;
    const key = [raw.pageId, raw.formId, raw.platform, raw.state].join('|');
    counts.set(key, (counts.get(key) ?? 0) + 1);
    const sentAt = raw.createdTime?.getTime() ?? 0;
    if (raw.state === 'stored') newest.set(key, Math.max(newest.get(key) ?? 0, sentAt));
    const webhookAt = trace?.webhookAt?.getTime() ?? 0;
    webhooks.set(raw.pageId, Math.max(webhooks.get(raw.pageId) ?? 0, webhookAt));
  }
  return { counts, newest, webhooks };
}

/** Every engine stores counts beside the leads. They must always equal the leads. */
export function describeInboxCountsContract(openStorage: OpenStorage): void {
  describe('inbox: stored counts', () => {
    const opened = useStorage(openStorage);

    test(
      'the stored counts equal a count over the leads after any sequence of steps',
      { timeout: 240_000 },
      async () => {
        const { inbox } = opened().storage;
        const everyId: string[] = [];
        const run = fc.asyncProperty(
          fc.array(step, { minLength: 1, maxLength: 25 }),
          async (steps) => {
            const ids = Array.from({ length: LEADS }, newMetaId);
            everyId.push(...ids);
            for (const [index, next] of steps.entries()) await take(inbox, ids, 20 + index, next);
            const expected = await countOneByOne(inbox, everyId);
            const kept = await inbox.countByForm();
            const keyed = kept.map(
              (row) => [[row.pageId, row.formId, row.platform, row.state].join('|'), row] as const,
            );
            expect(new Map(keyed.map(([key, { count }]) => [key, count]))).toEqual(expected.counts);
            for (const [key, row] of keyed)
              if (row.state === 'stored')
                expect(row.newest?.getTime() ?? 0, key).toBe(expected.newest.get(key));
            // A reading may move a lead to another Page. Its webhook stays with the Page that it named.
            for (const [pageId, last] of expected.webhooks)
              expect(
                (await inbox.lastWebhook(pageId))?.getTime() ?? 0,
                pageId,
              ).toBeGreaterThanOrEqual(last);
          },
        );
        await fc.assert(run, { numRuns: 60 });
      },
    );

    test('the stored counts stay right if several connections and a process write at the same time', async () => {
      const far = (await opened().startProcess()).storage.inbox;
      const near = (await opened().openAnother()).inbox;
      const { inbox } = opened().storage;
      const ids = Array.from({ length: 40 }, newMetaId);
      await Promise.all(
        ids.flatMap((leadId, index) =>
          [inbox, near, far].map(async (store) => {
            await store.receive(sampleDelivery([sampleEvent({ leadId })]));
            if (index % 2 === 0)
              await store.takeIn(sampleLead({}, leadId), sampleReading(), INTAKE, at(20));
          }),
        ),
      );
      const { counts } = await countOneByOne(inbox, ids);
      const kept = await inbox.countByForm();
      expect(kept.map(({ count }) => count)).toEqual([...counts.values()]);
      expect(kept.map(({ count }) => count)).toEqual([20, 20]);
    });
  });
}
