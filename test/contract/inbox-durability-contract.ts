import { describe, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { announce, bring, claimOne, ids } from './inbox-steps.ts';
import { lease, sampleDelivery, sampleEvent } from './samples.ts';

/** What every engine's inbox must keep over a restart or a crash. */
export function describeInboxDurabilityContract(openStorage: OpenStorage): void {
  describe('inbox: durability', () => {
    const opened = useStorage(openStorage);
    const inbox = () => opened().storage.inbox;

    test('every lead is there after closing and opening again', async () => {
      const leadId = await bring(inbox(), 'pending', true);
      const before = await inbox().find(leadId);
      const counts = await inbox().countByForm();
      const { inbox: reopened } = await opened().reopen();
      expect(await reopened.find(leadId)).toEqual(before);
      expect(await reopened.countByForm()).toEqual(counts);
      expect(ids(await reopened.claimDue(lease('a', 1_000), 10))).toEqual([leadId]);
    });

    test('L29: acknowledged leads survive a killed process', async () => {
      const { storage: doomed, kill } = await opened().startProcess();
      const acknowledged: string[] = [];
      const deliveries = Array.from({ length: 400 }, () => sampleEvent());
      const sending = deliveries.map(async (event) => {
        await doomed.inbox.receive(sampleDelivery([event]));
        acknowledged.push(event.leadId);
        // The kill comes in the middle of the work.
        if (acknowledged.length === 150) await kill();
      });
      await Promise.allSettled(sending);
      expect(acknowledged.length).toBeGreaterThanOrEqual(150);
      for (const leadId of acknowledged)
        expect(await inbox().find(leadId)).toMatchObject({ leadId, state: 'received' });
    });

    const { wholeOrNothing } = openStorage.promises;
    const outcome = wholeOrNothing
      ? 'stored as a whole or not at all'
      : 'stored as a whole when it is sent again, each lead once';

    test.each([5, 20, 60, 150])(
      `L29: a very long delivery whose process is killed is ${outcome} (after %i ms)`,
      async (ms) => {
        const { storage: doomed, kill } = await opened().startProcess();
        const events = Array.from({ length: 3_000 }, () => sampleEvent());
        let isAcknowledged = false as boolean;
        const send = async () => {
          await doomed.inbox.receive(sampleDelivery(events));
          isAcknowledged = true;
        };
        const sending = send();
        await new Promise((resolve) => setTimeout(resolve, ms));
        await kill();
        await Promise.allSettled([sending]);
        const { inbox: reopened } = await opened().reopen();
        const countAll = async () =>
          (await reopened.countByForm()).reduce((sum, { count }) => sum + count, 0);
        if (wholeOrNothing)
          await eventually('all of it or nothing', async () =>
            [...(isAcknowledged ? [] : [0]), events.length].includes(await countAll()),
          );
        // Meta sends again what was not acknowledged.
        if (!isAcknowledged) await reopened.receive(sampleDelivery(events));
        expect(await countAll()).toBe(events.length);
      },
    );

    test('L29: the leads that a killed process claimed are left to other workers', async () => {
      const { storage: doomed, kill } = await opened().startProcess();
      const leadId = await announce(doomed.inbox);
      await claimOne(doomed.inbox, 'doomed', 10);
      await kill();
      expect(await claimOne(inbox(), 'heir', 20)).toBeUndefined();
      expect(await claimOne(inbox(), 'heir', 70)).toMatchObject({ leadId, claims: 2 });
    });
  });
}
