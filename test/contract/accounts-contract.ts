import { betterAuth } from 'better-auth';
import { admin } from 'better-auth/plugins';
import { describe, expect, test } from 'vitest';
import type { Storage } from '../../src/storage/storage.ts';
import { openAccounts } from '../../src/users/accounts.ts';
import { prepareSetup } from '../../src/users/setup.ts';
import { quickPasswords } from '../support/quick-passwords.ts';
import { useStorage, type OpenStorage } from './harness.ts';

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);
const LONG_AGO = inDays(-365);
const BY_ADMIN = { method: 'admin' } as const;

/** The stores for users and sessions must find what better-auth writes to an engine. */
export function describeAccountsContract(openStorage: OpenStorage): void {
  describe('accounts', () => {
    const opened = useStorage(openStorage);
    const users = () => opened().storage.users;
    const sessions = () => opened().storage.sessions;

    /** better-auth's own way to this data, which checks nothing. */
    const openAuth = async ({ accounts }: Pick<Storage, 'accounts'> = opened().storage) =>
      (
        await betterAuth({
          baseURL: 'http://localhost',
          secret: 'a secret for tests that is long enough',
          database: accounts,
          logger: { disabled: true },
          plugins: [admin()],
        }).$context
      ).internalAdapter;

    async function addUser(email: string, { role = 'user', password = true } = {}) {
      const auth = await openAuth();
      const { id } = await auth.createUser(
        { email, name: 'Ada', emailVerified: false, role },
        BY_ADMIN,
      );
      if (password) await addPassword(id);
      return id;
    }
    const addPassword = async (userId: string) => {
      const auth = await openAuth();
      const credential = { providerId: 'credential', accountId: userId, password: 'hash' };
      await auth.linkAccount({ userId, ...credential });
    };
    const addSession = async (userId: string) =>
      (await (await openAuth()).createSession(userId)).id;

    test('a user is found by address in every process', async () => {
      const id = await addUser('ada@example.com', { role: 'admin' });
      const expected = { id, name: 'Ada', email: 'ada@example.com', role: 'admin', banned: false };
      const { storage: far } = await opened().startProcess();
      for (const store of [users(), far.users])
        expect(await store.findByEmail('ada@example.com')).toMatchObject({
          ...expected,
          banExpires: null,
          hasPassword: true,
        });
      expect(await users().findByEmail('grace@example.com')).toBeUndefined();
    });

    test('a user without a password is reported as one', async () => {
      await addUser('ada@example.com', { password: false });
      expect(await users().findByEmail('ada@example.com')).toMatchObject({ hasPassword: false });
    });

    test('there is an admin once an admin has a password', async () => {
      await addUser('sam@example.com');
      expect(await users().hasAdmin()).toBe(false);
      const id = await addUser('ada@example.com', { role: 'admin', password: false });
      expect(await users().hasAdmin()).toBe(false);
      await addPassword(id);
      expect(await users().hasAdmin()).toBe(true);
    });

    test('of several processes that claim the first admin at once one succeeds, and none does later', async () => {
      const { storage: far } = await opened().startProcess();
      const stores = [users(), far.users, (await opened().openAnother()).users, far.users];
      const ids: string[] = [];
      for (const [index] of stores.entries())
        ids.push(await addUser(`a${index}@example.com`, { role: 'admin', password: false }));
      const claim = (store: Storage['users'], index: number) =>
        store.claimFirstAdmin(ids[index] ?? '', `hash ${index}`, inDays(0));
      const claims = await Promise.all(stores.map(claim));
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await Promise.all(stores.map(claim))).toEqual([false, false, false, false]);
      expect(await users().hasAdmin()).toBe(true);
      const hashes = await Promise.all(ids.map((id) => users().passwordHash(id)));
      expect(hashes).toEqual(claims.map((won, index) => (won ? `hash ${index}` : undefined)));
    });

    test('a process that was frozen while it made the first admin makes no second one when it goes on', async () => {
      const { storage: far } = await opened().startProcess();
      let time = Date.now();
      const now = () => new Date(time);
      const thaw = Promise.withResolvers<undefined>();
      const prepare = async (storage: Storage, hold?: Promise<unknown>) => {
        const { verify, hash } = quickPasswords();
        const passwords = {
          verify,
          hash: (password: string) => (hold ?? Promise.resolve()).then(() => hash(password)),
        };
        const accounts = await openAccounts({
          storage,
          secret: 'a secret for tests that is long enough',
          url: 'http://localhost',
          secureCookies: false,
          passwords,
          now,
        });
        return prepareSetup({ accounts, codes: storage.setupCodes, processName: 'p', now });
      };
      const frozen = await prepare(opened().storage, thaw.promise);
      const other = await prepare(await opened().openAnother());
      const password = 'a compiler for everyone';
      const late = frozen.createFirstAdmin(frozen.code ?? '', {
        name: 'Late',
        email: 'late@example.com',
        password,
      });
      // So long that whatever the frozen process held has run out.
      time += DAY_MS;
      const made = await other.createFirstAdmin(other.code ?? '', {
        name: 'Grace',
        email: 'grace@example.com',
        password,
      });
      expect(made).toMatchObject({ email: 'grace@example.com', role: 'admin' });
      thaw.resolve(undefined);
      await expect(late).rejects.toMatchObject({ code: 'setup-done' });
      expect((await far.users.list()).map(({ email }) => email)).toEqual(['grace@example.com']);
    });

    test('sessions are listed with their users, and unknown ones are left out', async () => {
      const ada = await addUser('ada@example.com', { role: 'admin' });
      const sam = await addUser('sam@example.com');
      const ids = [await addSession(ada), await addSession(ada), await addSession(sam)];
      const found = await sessions().list([...ids, ids[0] ?? '', 'unknown', '"]']);
      expect(new Map(found.map((session) => [session.id, session.user.email]))).toEqual(
        new Map([
          [ids[0], 'ada@example.com'],
          [ids[1], 'ada@example.com'],
          [ids[2], 'sam@example.com'],
        ]),
      );
      expect(found).toHaveLength(3);
      for (const { createdAt, expiresAt } of found) {
        expect(Math.abs(createdAt.getTime() - Date.now())).toBeLessThan(DAY_MS);
        expect(expiresAt.getTime()).toBeGreaterThan(Date.now());
      }
      expect(await sessions().list([])).toEqual([]);
    });

    test('all sessions are listed, even if they are more than a page of a list', async () => {
      const ada = await addUser('ada@example.com');
      const auth = await openAuth();
      const ids = [];
      for (let count = 0; count < 150; count += 1) ids.push((await auth.createSession(ada)).id);
      expect(await sessions().list(ids)).toHaveLength(150);
    });

    test('a session of a disabled user shows until when the user is disabled', async () => {
      const ada = await addUser('ada@example.com');
      const id = await addSession(ada);
      const banExpires = inDays(1);
      await (await openAuth()).updateUser(ada, { banned: true, banExpires });
      expect((await sessions().list([id]))[0]?.user).toMatchObject({ banned: true, banExpires });
    });

    test('a session whose user was removed or that was signed out is no longer listed', async () => {
      const auth = await openAuth();
      const [ada, sam] = [await addUser('ada@example.com'), await addUser('sam@example.com')];
      const ids = [await addSession(ada), await addSession(sam)];
      await auth.deleteUser(ada);
      await auth.deleteUserSessions(sam);
      expect(await sessions().list(ids)).toEqual([]);
    });

    test('a purge deletes what expired or began before its limits, and nothing else', async () => {
      const ada = await addUser('ada@example.com');
      const id = await addSession(ada);
      const isThere = async () => (await sessions().list([id])).length === 1;
      await sessions().purge({ expiredBefore: inDays(0), startedBefore: LONG_AGO });
      expect(await isThere()).toBe(true);
      await sessions().purge({ expiredBefore: LONG_AGO, startedBefore: inDays(1) });
      expect(await isThere()).toBe(false);
      const next = await addSession(ada);
      await sessions().purge({ expiredBefore: inDays(30), startedBefore: LONG_AGO });
      expect(await sessions().list([next])).toEqual([]);
    });

    test('two users with one address are refused, also if two openings add them at the same time', async () => {
      const another = await openAuth(await opened().openAnother());
      const create = (auth: typeof another) =>
        auth.createUser({ email: 'ada@example.com', name: 'Ada', emailVerified: false }, BY_ADMIN);
      const results = await Promise.allSettled([create(await openAuth()), create(another)]);
      expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    });
  });
}
