import { describe, expect, test } from 'vitest';
import type { NewAuditEntry } from '../../src/audit/audit-entry.ts';
import { verifyChain } from '../../src/audit/verify-chain.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { at } from './samples.ts';

const entry = (second: number, changes: Partial<NewAuditEntry> = {}): NewAuditEntry => ({
  at: at(second),
  actor: { kind: 'user', id: 'u1' },
  address: '203.0.113.7',
  action: 'page-enabled',
  target: { kind: 'page', id: '101' },
  fields: ['isActive'],
  reference: null,
  ...changes,
});

/** What every engine must do with the audit log. */
export function describeAuditContract(openStorage: OpenStorage): void {
  describe('audit log', () => {
    const opened = useStorage(openStorage);
    const audit = () => opened().storage.audit;
    const numbers = async (query: object) =>
      (await audit().list({ limit: 10, ...query })).entries.map(({ number }) => number);

    test('entries come back as they were added, each linked to the one before', async () => {
      await audit().append(entry(1));
      const plain = { actor: { kind: 'stranger', id: '' }, address: null, target: null } as const;
      await audit().append(entry(2, { ...plain, action: 'sign-in-failed', fields: [] }));
      const { entries } = await audit().list({ limit: 10 });
      expect(entries).toMatchObject([
        { ...entry(2), ...plain, action: 'sign-in-failed', fields: [], number: 2 },
        { ...entry(1), number: 1, previousHash: '' },
      ]);
      expect(entries[0]?.previousHash).toBe(entries[1]?.hash);
    });

    test('several processes add to one chain', async () => {
      const { storage: far } = await opened().startProcess();
      const another = await opened().openAnother();
      await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          [audit(), far.audit, another.audit].map((store) => store.append(entry(index))),
        ).flat(),
      );
      expect(await verifyChain(audit())).toMatchObject({ isWhole: true, entries: 30 });
      expect(await verifyChain(far.audit)).toEqual(await verifyChain(another.audit));
    });

    test('the list is filtered by actor, action and time, and paged', async () => {
      await audit().append(entry(1));
      await audit().append(entry(2, { action: 'sign-in' }));
      await audit().append(entry(3, { actor: { kind: 'api-key', id: 'k1' } }));
      await audit().append(entry(4));
      expect(await numbers({ actorId: 'u1' })).toEqual([4, 2, 1]);
      expect(await numbers({ action: 'page-enabled' })).toEqual([4, 3, 1]);
      expect(await numbers({ since: at(3) })).toEqual([4, 3]);
      await audit().append(entry(5, { actor: { kind: 'operator', id: '' } }));
      expect(await numbers({ actorId: 'operator' })).toEqual([5]);
      expect(await numbers({ actorId: 'u1', action: 'page-enabled', since: at(2) })).toEqual([4]);
      const first = await audit().list({ limit: 2, actorId: 'u1' });
      expect(first.entries.map(({ number }) => number)).toEqual([4, 2]);
      const second = await audit().list({ limit: 2, actorId: 'u1', cursor: first.nextCursor });
      expect(second.entries.map(({ number }) => number)).toEqual([1]);
      expect(second.nextCursor).toBeUndefined();
      await expect(audit().list({ limit: 2, cursor: 'x' })).rejects.toMatchObject({
        code: 'invalid-cursor',
      });
    });

    test('an empty log is whole', async () => {
      expect(await verifyChain(audit())).toEqual({ isWhole: true, entries: 0, lastHash: '' });
    });
  });
}
