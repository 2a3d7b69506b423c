import { describe, expect, test } from 'vitest';
import type { UserActor } from '../../src/users/actor.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { announce, bring, claimOne, ids, takeIn } from './inbox-steps.ts';
import { listAll } from './lead-store-contract.ts';
import { eventually } from '../support/eventually.ts';
import {
  ADMIN,
  DISABLED,
  at,
  lease,
  newMetaId,
  sampleDelivery,
  sampleEvent,
  sampleLead,
  sampleReading,
  sampleListedLead,
  waiting,
} from './samples.ts';

const SOMEBODY_ELSE: UserActor = { kind: 'user', id: 'user-2', name: 'Bo Boss' };

/** What every engine's inbox must do when a person decides about an inbox lead. */
export function describeInboxDecisionContract(openStorage: OpenStorage): void {
  describe('inbox: dismiss', () => {
    const opened = useStorage(openStorage);
    const inbox = () => opened().storage.inbox;
    const dismiss = (leadId: string, seconds = 20, by = ADMIN) =>
      inbox().dismiss(leadId, 'A test of ours.', by, at(seconds));

    test.each(['pending', 'needs-attention', 'skipped'] as const)(
      'a lead that is %s can be dismissed, and keeps by whom, when and why',
      async (state) => {
        const leadId = await bring(inbox(), state, true);
        const before = await inbox().find(leadId);
        expect(await dismiss(leadId)).toBe('dismissed');
        expect(await inbox().find(leadId)).toEqual({
          ...before,
          state: 'dismissed',
          reason: null,
          nextAttemptAt: null,
          decision: { by: ADMIN, at: at(20), note: 'A test of ours.' },
        });
        expect(await inbox().claimDue(lease('a', 9_999), 10)).toEqual([]);
      },
    );

    test('the first decision stays if a second person dismisses the lead too', async () => {
      const leadId = await bring(inbox(), 'needs-attention', true);
      await dismiss(leadId);
      const first = await inbox().find(leadId);
      expect(await dismiss(leadId, 30, SOMEBODY_ELSE)).toBe('dismissed');
      expect(await inbox().find(leadId)).toEqual(first);
    });

    test('a webhook, a sync and a note that it is unwanted do not bring a dismissed lead back', async () => {
      const leadId = await bring(inbox(), 'needs-attention', false);
      await dismiss(leadId);
      await inbox().receive(sampleDelivery([sampleEvent({ leadId })], at(30)));
      const read = [sampleListedLead({ leadId })];
      expect(await inbox().receiveRead(read, 'sync', lease('sync', 40))).toEqual([]);
      await inbox().noteUnwanted(read, 'sync', DISABLED, at(41));
      await inbox().retryAll('needs-attention', at(42));
      expect(await inbox().find(leadId)).toMatchObject({
        state: 'dismissed',
        decision: { note: 'A test of ours.' },
      });
      expect(await inbox().claimDue(lease('a', 9_999), 10)).toEqual([]);
    });

    test('dismissing a lead that is due or that a worker holds answers busy and changes nothing', async () => {
      const held = await bring(inbox(), 'pending', true);
      await claimOne(inbox(), 'worker', 1_000);
      const due = await announce(inbox());
      for (const leadId of [held, due]) {
        const before = await inbox().find(leadId);
        expect(await dismiss(leadId)).toBe('busy');
        expect(await inbox().find(leadId)).toEqual(before);
      }
      await inbox().settle(held, 'worker', waiting(2_000), at(1_001));
      expect(await dismiss(held)).toBe('dismissed');
    });

    test('a stored lead and an unknown lead cannot be dismissed', async () => {
      const stored = await bring(inbox(), 'stored', true);
      expect(await dismiss(stored)).toBe('not-held');
      expect((await inbox().find(stored))?.state).toBe('stored');
      expect(await dismiss(newMetaId())).toBe('not-held');
    });

    test('a decision survives the process', async () => {
      const leadId = await bring(inbox(), 'needs-attention', true);
      const far = await opened().startProcess();
      await far.storage.inbox.dismiss(leadId, 'A test of ours.', ADMIN, at(20));
      await far.kill();
      expect(await inbox().find(leadId)).toMatchObject({
        state: 'dismissed',
        decision: { by: ADMIN, at: at(20), note: 'A test of ours.' },
      });
    });
  });

  describe('inbox: complete', () => {
    const opened = useStorage(openStorage);
    const inbox = () => opened().storage.inbox;
    const leads = () => opened().storage.leads;
    const complete = (leadId: string, name = 'By Hand') =>
      inbox().complete(sampleLead({ name }, leadId), ADMIN, at(20));

    test.each(['pending', 'needs-attention', 'skipped', 'dismissed'] as const)(
      'a lead that is %s can be completed, and keeps what was read of it',
      async (state) => {
        const leadId = await bring(inbox(), state, true);
        const { original } = (await inbox().find(leadId)) ?? {};
        const completed = await complete(leadId);
        expect(completed).toMatchObject({
          created: true,
          lead: { name: 'By Hand', metaData: { leadId } },
        });
        expect(await leads().find(completed?.lead.id ?? '')).toEqual(completed?.lead);
        expect(await inbox().find(leadId)).toMatchObject({
          state: 'stored',
          original,
          reason: null,
          failure: null,
          decision: { by: ADMIN, at: at(20), note: '' },
        });
        expect((await inbox().trace(leadId))?.storedAt).toEqual(at(20));
        expect(await inbox().claimDue(lease('a', 9_999), 10)).toEqual([]);
      },
    );

    test('completing a lead twice, or at once from two connections and a process, makes one lead', async () => {
      const leadId = await bring(inbox(), 'needs-attention', true);
      const far = (await opened().startProcess()).storage.inbox;
      const near = (await opened().openAnother()).inbox;
      const answers = await Promise.all(
        [inbox(), near, far, inbox()].map((store, index) =>
          store.complete(sampleLead({ name: `Name ${index}` }, leadId), ADMIN, at(20)),
        ),
      );
      expect(answers.filter((answer) => answer?.created)).toHaveLength(1);
      expect(new Set(answers.map((answer) => answer?.lead.id)).size).toBe(1);
      expect(await listAll(leads(), { limit: 10 })).toHaveLength(1);
    });

    test('leads whose process is killed while a person completes them come to the same end by themselves in the inbox and in the CRM', async () => {
      const leadIds: string[] = [];
      for (let count = 0; count < 40; count += 1)
        leadIds.push(await bring(inbox(), 'needs-attention', true));
      const { storage: doomed, kill } = await opened().startProcess();
      const completing = leadIds.map((leadId) =>
        doomed.inbox.complete(sampleLead({}, leadId), ADMIN, at(20)).catch(() => undefined),
      );
      const inCrm = async () =>
        (await listAll(leads(), { limit: 100 })).map(({ metaData }) => metaData?.leadId ?? '');
      await eventually('the first lead is in the CRM', async () => (await inCrm()).length > 0);
      await kill();
      await Promise.all(completing);
      const stored = async () => {
        const found = await Promise.all(leadIds.map((leadId) => inbox().find(leadId)));
        return found.filter((lead) => lead?.state === 'stored').map((lead) => lead?.leadId ?? '');
      };
      await eventually(
        'each lead of the CRM is stored',
        async () => (await stored()).toSorted().join() === (await inCrm()).toSorted().join(),
        30_000,
      );
      for (const leadId of await stored())
        expect((await inbox().find(leadId))?.decision).toMatchObject({ by: ADMIN, at: at(20) });
      for (const leadId of leadIds) expect(await complete(leadId)).toBeDefined();
      expect((await stored()).toSorted()).toEqual(leadIds.toSorted());
    });

    test('a worker that holds the lease and finishes after the completion adds nothing', async () => {
      const leadId = await bring(inbox(), 'pending', false);
      await claimOne(inbox(), 'worker', 1_000);
      const completed = await complete(leadId);
      expect(await takeIn(inbox(), leadId, 1_001)).toEqual({
        created: false,
        lead: completed?.lead,
      });
      await inbox().settle(leadId, 'worker', waiting(2_000), at(1_002), sampleReading());
      expect(await inbox().find(leadId)).toMatchObject({ state: 'stored', original: null });
    });

    test('completing a lead that a worker has taken in leaves it as the worker recorded it', async () => {
      const leadId = await bring(inbox(), 'stored', true);
      const answer = await complete(leadId);
      expect(answer).toMatchObject({ created: false, lead: { name: 'Anna Müller' } });
      expect((await inbox().find(leadId))?.decision).toBeUndefined();
    });

    test('an unknown lead cannot be completed, and no CRM lead is made', async () => {
      expect(await complete(newMetaId())).toBeUndefined();
      expect(await listAll(leads(), { limit: 10 })).toEqual([]);
    });

    test('a sync does not bring a completed lead back', async () => {
      const leadId = await bring(inbox(), 'needs-attention', false);
      await complete(leadId);
      const read = [sampleListedLead({ leadId })];
      expect(ids(await inbox().receiveRead(read, 'sync', lease('sync', 40)))).toEqual([]);
    });
  });
}
