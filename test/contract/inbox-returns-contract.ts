import { describe, expect, test } from 'vitest';
import { useStorage, type OpenStorage } from './harness.ts';
import { announce, bring, claimOne, takeIn } from './inbox-steps.ts';
import { at, lease } from './samples.ts';

/** What every engine's inbox must do when an attempt or a time does not count. */
export function describeInboxReturnsContract(openStorage: OpenStorage): void {
  describe('inbox: giveBack', () => {
    const opened = useStorage(openStorage);
    const inbox = () => opened().storage.inbox;

    test('a lead that is given back is due at its time, and the attempt does not count', async () => {
      const leadId = await announce(inbox());
      await claimOne(inbox(), 'a', 10);
      await inbox().giveBack([{ leadId, worker: 'a' }], at(20));
      expect(await inbox().find(leadId)).toMatchObject({ claims: 0, lease: null });
      expect(await claimOne(inbox(), 'b', 19)).toBeUndefined();
      expect(await claimOne(inbox(), 'b', 20)).toMatchObject({ leadId, claims: 1 });
    });

    test('a pending lead that is given back keeps its state, its reason and its failures', async () => {
      const leadId = await bring(inbox(), 'pending', false);
      const before = await claimOne(inbox(), 'a', 1_000);
      await inbox().giveBack([{ leadId, worker: 'a' }], at(1_010));
      const { state, reason, failure, failures } = before!;
      expect(await inbox().find(leadId)).toMatchObject({ state, reason, failure, failures });
    });

    test('giveBack does not change a lead that another worker holds by now, or that is stored', async () => {
      const taken = await announce(inbox());
      await claimOne(inbox(), 'late', 10);
      await claimOne(inbox(), 'heir', 100);
      const stored = await announce(inbox());
      await claimOne(inbox(), 'late', 101);
      await takeIn(inbox(), stored, 102);
      await inbox().giveBack(
        [taken, stored].map((leadId) => ({ leadId, worker: 'late' })),
        at(103),
      );
      expect(await inbox().find(taken)).toMatchObject({ lease: 'heir', claims: 2 });
      expect(await inbox().find(stored)).toMatchObject({ state: 'stored' });
    });
  });

  describe('inbox: hasten', () => {
    const opened = useStorage(openStorage);
    const inbox = () => opened().storage.inbox;

    test('a lead is due when it was meant to be after a clock was set back', async () => {
      // The lead was due at 1,000. At 99 the clock was set back by 900.
      const leadId = await bring(inbox(), 'pending', false);
      await inbox().hasten(900_000, at(99));
      expect(await claimOne(inbox(), 'a', 99)).toBeUndefined();
      expect(await claimOne(inbox(), 'a', 100)).toMatchObject({ leadId });
    });

    test('hasten shortens a lease too, and makes nothing due before now', async () => {
      const leadId = await announce(inbox());
      await inbox().claimDue(lease('crashed', 10), 1);
      await inbox().hasten(3_600_000, at(20));
      expect(await claimOne(inbox(), 'heir', 20)).toMatchObject({ leadId, claims: 2 });
    });

    test('hasten does not change leads that are due already or need no work', async () => {
      const due = await announce(inbox());
      const parked = await bring(inbox(), 'needs-attention', true);
      await inbox().hasten(3_600_000, at(5_000));
      expect(await claimOne(inbox(), 'a', 5_000)).toMatchObject({ leadId: due });
      expect(await claimOne(inbox(), 'a', 5_000_000)).not.toMatchObject({ leadId: parked });
    });
  });
}
