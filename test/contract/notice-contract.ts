import { describe, expect, test } from 'vitest';
import type { NewNotice } from '../../src/notices/notice.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { at } from './samples.ts';

/** What every engine must do with what people are told. */
export function describeNoticeContract(openStorage: OpenStorage): void {
  describe('notices', () => {
    const opened = useStorage(openStorage);
    const store = () => opened().storage.notices;
    const sample = (notice: Partial<NewNotice> = {}): NewNotice => ({
      key: 'lead-assigned:lead-1:user-1',
      userId: 'user-1',
      kind: 'lead-assigned',
      leadId: 'lead-1',
      createdAt: at(1),
      ...notice,
    });
    const keysOf = async (userId = 'user-1') =>
      (await store().list(userId, { limit: 50 })).notices.map(({ leadId }) => leadId);

    test('a notice is stored once by its key, also by two processes at once', async () => {
      const { storage: far } = await opened().startProcess();
      const added = await Promise.all(
        [store(), far.notices, store(), far.notices].map((each) => each.add(sample())),
      );
      expect(added.filter(Boolean)).toHaveLength(1);
      expect((await store().list('user-1', { limit: 5 })).notices).toEqual([
        {
          id: expect.stringMatching(/^[0-9a-f]{24}$/),
          userId: 'user-1',
          kind: 'lead-assigned',
          leadId: 'lead-1',
          itemId: null,
          dueAt: null,
          isLate: false,
          createdAt: at(1),
          readAt: null,
        },
      ]);
    });

    test('a reminder keeps what it reminds of, its time and whether it came late', async () => {
      const reminder = { kind: 'task-due', itemId: 'task-1', dueAt: at(60), isLate: true } as const;
      await store().add(sample(reminder));
      expect((await store().list('user-1', { limit: 5 })).notices).toMatchObject([reminder]);
    });

    test('a person reads the own notices alone, the newest first, page by page', async () => {
      for (let index = 1; index <= 5; index += 1)
        await store().add(
          sample({
            key: `k${index}`,
            leadId: `lead-${index}`,
            createdAt: at(index > 3 ? 4 : index),
          }),
        );
      await store().add(sample({ key: 'other', userId: 'user-2', leadId: 'lead-9' }));
      const whole = await keysOf();
      expect(whole.slice(2)).toEqual(['lead-3', 'lead-2', 'lead-1']);
      expect(await keysOf('user-2')).toEqual(['lead-9']);
      const paged: (string | null)[] = [];
      let cursor: string | undefined;
      do {
        const page = await store().list('user-1', { limit: 2, cursor });
        paged.push(...page.notices.map(({ leadId }) => leadId));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(paged).toEqual(whole);
      await expect(store().list('user-1', { limit: 2, cursor: 'odd' })).rejects.toMatchObject({
        code: 'invalid-cursor',
      });
    });

    test('what a person has read is counted no more, and nobody else marks it', async () => {
      await store().add(sample({ key: 'k1' }));
      await store().add(sample({ key: 'k2', leadId: null, kind: 'old-leads-assigned' }));
      await store().add(sample({ key: 'k3' }));
      const [first] = (await store().list('user-1', { limit: 1 })).notices;
      expect(await store().countUnread('user-1')).toBe(3);
      await store().markRead('user-2', [first?.id ?? ''], at(5));
      expect(await store().countUnread('user-1')).toBe(3);
      await store().markRead('user-1', [first?.id ?? '', 'unknown'], at(5));
      expect(await store().countUnread('user-1')).toBe(2);
      await store().markAllRead('user-1', at(6));
      expect(await store().countUnread('user-1')).toBe(0);
      const times = (await store().list('user-1', { limit: 5 })).notices.map(
        ({ readAt }) => readAt,
      );
      expect(times).toEqual([at(5), at(6), at(6)]);
    });
  });
}
