import { describe, expect, test } from 'vitest';
import { useStorage, type OpenStorage } from './harness.ts';

const NOW = new Date();
const LATER = new Date(NOW.getTime() + 600_000);
const state = (stateHash: string) => ({ stateHash, sessionId: 'session', expiresAt: LATER });

/** What every engine must do with pending sign-ins to Meta. */
export function describeConnectStateContract(openStorage: OpenStorage): void {
  describe('connect state store', () => {
    const opened = useStorage(openStorage);
    const states = () => opened().storage.connectStates;

    test('a state can be used once', async () => {
      await states().save(state('a'));
      expect(await states().consume('a', 'session', NOW)).toBe(true);
      expect(await states().consume('a', 'session', NOW)).toBe(false);
    });

    test('one of many callbacks at the same time, in several openings, can use a state', async () => {
      await states().save(state('a'));
      const another = await opened().openAnother();
      const { storage: far } = await opened().startProcess();
      const wins = await Promise.all(
        [opened().storage, another, far].flatMap(({ connectStates }) =>
          [1, 2, 3].map(() => connectStates.consume('a', 'session', NOW)),
        ),
      );
      expect(wins.filter(Boolean)).toHaveLength(1);
    });

    test('another session cannot use a state, nor use it up', async () => {
      await states().save(state('a'));
      expect(await states().consume('a', 'stranger', NOW)).toBe(false);
      expect(await states().consume('a', 'session', NOW)).toBe(true);
    });

    test('an unknown or expired state cannot be used', async () => {
      await states().save(state('a'));
      expect(await states().consume('b', 'session', NOW)).toBe(false);
      expect(await states().consume('a', 'session', LATER)).toBe(false);
      expect(await states().consume('a', 'session', NOW)).toBe(false);
    });

    test('one session may have several open states', async () => {
      await states().save(state('a'));
      await states().save(state('b'));
      expect(await states().consume('a', 'session', NOW)).toBe(true);
      expect(await states().consume('b', 'session', NOW)).toBe(true);
    });

    test('a state survives a restart', async () => {
      await states().save(state('a'));
      const { connectStates } = await opened().reopen();
      expect(await connectStates.consume('a', 'session', NOW)).toBe(true);
    });
  });
}
