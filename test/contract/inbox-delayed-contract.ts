import { describe, expect, test } from 'vitest';
import { INTAKE } from '../../src/users/actor.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import {
  at,
  lease,
  sampleDelivery,
  sampleEvent,
  sampleLead,
  sampleReading,
  sampleListedLead,
  waiting,
} from './samples.ts';

/** How every engine must count the leads that a problem delayed. */
export function describeInboxDelayedContract(openStorage: OpenStorage): void {
  describe('leads that a problem delayed', () => {
    const opened = useStorage(openStorage);
    const inbox = () => opened().storage.inbox;
    const count = (pageId: string | null, onlyUnannounced = false) =>
      inbox().countDelayed(pageId, { from: at(100), to: at(1_000) }, onlyUnannounced);

    /** A lead that was sent at `sent` and came into the CRM at `stored`. */
    async function store(leadId: string, sent: number, stored: number, pageId = '100') {
      const event = sampleEvent({ leadId, pageId, createdTime: at(sent) });
      await inbox().receive(sampleDelivery([event], at(sent)));
      const reading = sampleReading({ createdTime: at(sent) });
      await inbox().takeIn(sampleLead({}, leadId), reading, INTAKE, at(stored));
    }

    test('leads count as delayed if they were sent during a problem and stored after it began', async () => {
      await store('1', 50, 60);
      await store('2', 90, 1_200);
      await store('3', 500, 1_200);
      await store('4', 1_100, 1_200);
      await store('5', 500, 1_200, '200');
      expect(await count('100')).toEqual({ affected: 2, recovered: 2 });
      expect(await count(null)).toEqual({ affected: 3, recovered: 3 });
    });

    test('leads that still wait count as delayed', async () => {
      const event = sampleEvent({ leadId: '1', createdTime: at(500) });
      await inbox().receive(sampleDelivery([event], at(500)));
      await inbox().claimDue(lease('w', 500), 1);
      await inbox().settle('1', 'w', waiting(900), at(501));
      expect(await count('100')).toEqual({ affected: 1, recovered: 0 });
    });

    test('delayed leads can be limited to those that no webhook announced', async () => {
      await store('1', 500, 600);
      const found = sampleListedLead({ leadId: '2', createdTime: at(500) });
      await inbox().receiveRead([found], 'catch-up', lease('w', 700));
      await inbox().takeIn(
        sampleLead({}, '2'),
        sampleReading({ createdTime: at(500) }),
        INTAKE,
        at(701),
      );
      expect(await count('100', true)).toEqual({ affected: 1, recovered: 1 });
    });
  });
}
