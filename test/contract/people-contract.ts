import { betterAuth } from 'better-auth';
import { describe, expect, test } from 'vitest';
import { AUTH_SCHEMA } from '../../src/users/create-auth.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { at } from './samples.ts';

/** What every engine must do for people: changes, passwords, sessions and links. */
export function describePeopleContract(openStorage: OpenStorage): void {
  describe('people', () => {
    const opened = useStorage(openStorage);
    const users = () => opened().storage.users;
    const sessions = () => opened().storage.sessions;
    const links = () => opened().storage.accountLinks;

    const openAuth = async () =>
      (
        await betterAuth({
          ...AUTH_SCHEMA,
          baseURL: 'http://localhost',
          secret: 'a secret for tests that is long enough',
          database: opened().storage.accounts,
          logger: { disabled: true },
        }).$context
      ).internalAdapter;

    async function addUser(email: string, { role = 'user', hash = 'hash' } = {}) {
      const auth = await openAuth();
      const user = { email, name: email.slice(0, 3), emailVerified: false, role };
      const { id } = await auth.createUser(user, { method: 'admin' });
      if (hash !== '') await users().setPassword(id, hash, { at: at(1) });
      return id;
    }
    const addSession = async (userId: string) =>
      (await (await openAuth()).createSession(userId)).id;
    const sessionIds = async (userId: string) =>
      (await sessions().listOf(userId)).map(({ id }) => id).toSorted();
    const hour = 3_600;

    test('users are listed by name with what is known of them', async () => {
      await addUser('zoe@example.com', { role: 'admin' });
      await addUser('ada@example.com', { hash: '' });
      const list = await users().list();
      expect(list.map(({ email, hasPassword }) => [email, hasPassword])).toEqual([
        ['ada@example.com', false],
        ['zoe@example.com', true],
      ]);
      expect(list[0]).toMatchObject({ lastSeenAt: null, language: null, timeZone: null });
      expect(list[0]?.createdAt).toBeInstanceOf(Date);
      expect(await users().find('unknown')).toBeUndefined();
    });

    test('a change keeps what it does not name, and returns the values before it', async () => {
      await addUser('zoe@example.com', { role: 'admin' });
      const id = await addUser('ada@example.com', { role: 'admin' });
      await users().change(id, { language: 'es', timeZone: 'Europe/Madrid' }, at(2));
      const result = await users().change(id, { name: 'Ada', role: 'user' }, at(3));
      expect(result).toMatchObject({
        kind: 'changed',
        before: { name: 'ada', role: 'admin', language: 'es' },
        user: { name: 'Ada', role: 'user', language: 'es', timeZone: 'Europe/Madrid' },
      });
      await users().change(id, { language: null }, at(4));
      expect(await users().find(id)).toMatchObject({ language: null, name: 'Ada' });
      expect(await users().change('unknown', { name: 'X' }, at(5))).toEqual({ kind: 'unknown' });
    });

    test('when a person is away and is reminded is kept, until it is changed', async () => {
      const id = await addUser('ada@example.com');
      expect(await users().find(id)).toMatchObject({ reminder: null, absences: [] });
      const absences = [
        { from: '2026-12-24', to: '2026-12-31' },
        { from: '2027-02-01', to: '2027-02-01' },
      ];
      const reminder = { minutes: 60, since: at(2) };
      await users().change(id, { absences, reminder }, at(2));
      await users().change(id, { name: 'Ada' }, at(3));
      expect(await users().find(id)).toMatchObject({ name: 'Ada', absences, reminder });
      expect((await users().list())[0]).toMatchObject({ absences, reminder });
      await users().change(id, { absences: [], reminder: null }, at(4));
      expect(await users().find(id)).toMatchObject({ absences: [], reminder: null });
    });

    test('disabling ends the sessions and links of this person alone, and enabling restores neither', async () => {
      const [ada, bob] = [await addUser('ada@example.com'), await addUser('bob@example.com')];
      await addSession(ada);
      const kept = await addSession(bob);
      for (const [userId, token] of [
        [ada, 'a'],
        [bob, 'b'],
      ] as const)
        await links().add(token, { purpose: 'reset', userId, expiresAt: at(hour) }, at(1));
      await users().change(ada, { disabled: true }, at(2));
      expect(await users().find(ada)).toMatchObject({ banned: true, banExpires: null });
      expect([await sessionIds(ada), await sessionIds(bob)]).toEqual([[], [kept]]);
      expect(await links().find('a', at(3))).toBeUndefined();
      expect(await links().find('b', at(3))).toMatchObject({ userId: bob });
      await users().change(ada, { disabled: false }, at(4));
      expect(await users().find(ada)).toMatchObject({ banned: false });
      expect(await sessionIds(ada)).toEqual([]);
    });

    test('a new password and disabling end the sign-ins of this person that wait for the second factor', async () => {
      const [ada, bob] = [await addUser('ada@example.com'), await addUser('bob@example.com')];
      const auth = await openAuth();
      const wait = (identifier: string, value: string) =>
        auth.createVerificationValue({ identifier, value, expiresAt: at(10 * 365 * 24 * hour) });
      const isWaiting = async (identifier: string) =>
        Boolean(await auth.findVerificationValue(identifier));
      await wait('2fa-bob', bob);
      for (const end of [
        () => users().setPassword(ada, 'new hash', { at: at(2) }),
        () => users().change(ada, { disabled: true }, at(3)),
        () => sessions().endPending(ada),
      ]) {
        await wait('2fa-ada', ada);
        expect(await isWaiting('2fa-ada')).toBe(true);
        await end();
        expect(await isWaiting('2fa-ada')).toBe(false);
      }
      expect(await isWaiting('2fa-bob')).toBe(true);
    });

    test('the last admin who can sign in stays an admin, and invited or disabled admins do not count', async () => {
      const last = await addUser('ada@example.com', { role: 'admin' });
      await addUser('inv@example.com', { role: 'admin', hash: '' });
      const disabled = await addUser('dis@example.com', { role: 'admin' });
      await users().change(disabled, { disabled: true }, at(1));
      for (const change of [{ disabled: true }, { role: 'user' as const }])
        expect(await users().change(last, change, at(2))).toEqual({ kind: 'last-admin' });
      expect(await users().find(last)).toMatchObject({ role: 'admin', banned: false });
      expect(await users().change(last, { name: 'Ada' }, at(3))).toMatchObject({ kind: 'changed' });
      await users().change(disabled, { disabled: false }, at(4));
      expect(await users().change(last, { role: 'user' }, at(5))).toMatchObject({
        kind: 'changed',
      });
    });

    test('one admin remains after changes from several processes at the same time', async () => {
      const ids = [
        await addUser('a@example.com', { role: 'admin' }),
        await addUser('b@example.com', { role: 'admin' }),
        await addUser('c@example.com', { role: 'admin' }),
      ];
      const { storage: far } = await opened().startProcess();
      const results = await Promise.all(
        ids.map((id, index) =>
          (index === 1 ? far.users : users()).change(id, { disabled: true }, at(1)),
        ),
      );
      expect(results.map(({ kind }) => kind).toSorted()).toEqual([
        'changed',
        'changed',
        'last-admin',
      ]);
    });

    test('a new password ends the other sessions and deletes the links', async () => {
      const ada = await addUser('ada@example.com');
      const kept = await addSession(ada);
      await addSession(ada);
      await links().add('a', { purpose: 'reset', userId: ada, expiresAt: at(hour) }, at(1));
      expect(await users().setPassword(ada, 'new', { at: at(2), keepSession: kept })).toBe(1);
      expect(await users().passwordHash(ada)).toBe('new');
      expect(await sessionIds(ada)).toEqual([kept]);
      expect(await links().find('a', at(3))).toBeUndefined();
      expect(await users().setPassword(ada, 'newer', { at: at(4) })).toBe(1);
      expect(await users().setPassword('unknown', 'x', { at: at(4) })).toBeUndefined();
      expect(await users().passwordHash('unknown')).toBeUndefined();
    });

    test('the use of a session is stored with the session and with its user', async () => {
      const ada = await addUser('ada@example.com');
      const [first, second] = [await addSession(ada), await addSession(ada)];
      const later = new Date(Date.now() + 60_000);
      await sessions().noteUse(first, later);
      const list = await sessions().listOf(ada);
      expect(list.map(({ id }) => id)).toEqual([first, second]);
      expect(list[0]?.lastUsedAt).toEqual(later);
      expect((await users().find(ada))?.lastSeenAt).toEqual(later);
    });

    test('a session is ended by its user alone, and a user can end all others at once', async () => {
      const [ada, bob] = [await addUser('ada@example.com'), await addUser('bob@example.com')];
      const ids = [await addSession(ada), await addSession(ada), await addSession(ada)];
      const [first = '', second = ''] = ids;
      expect(await sessions().end(bob, first)).toBe(false);
      expect(await sessions().end(ada, first)).toBe(true);
      expect(await sessions().end(ada, first)).toBe(false);
      expect(await sessions().endAll(ada, second)).toBe(1);
      expect(await sessionIds(ada)).toEqual([second]);
    });

    test('a link is found until it expires, and a newer one replaces it', async () => {
      const ada = await addUser('ada@example.com');
      const link = { purpose: 'invite', userId: ada, expiresAt: at(60) } as const;
      await links().add('a', link, at(1));
      await links().add('r', { ...link, purpose: 'reset' }, at(1));
      expect(await links().find('a', at(59))).toEqual(link);
      expect(await links().find('a', at(60))).toBeUndefined();
      await links().add('b', { ...link, expiresAt: at(90) }, at(2));
      expect(await links().find('a', at(3))).toBeUndefined();
      expect(await links().find('b', at(80))).toMatchObject({ purpose: 'invite' });
      expect(await links().find('r', at(3))).toMatchObject({ purpose: 'reset' });
      expect(await links().isOpen(ada, 'invite', at(80))).toBe(true);
      expect(await links().isOpen(ada, 'invite', at(90))).toBe(false);
      expect(await links().isOpen('unknown', 'invite', at(80))).toBe(false);
    });

    test('one of several processes that use one link at the same time gets it', async () => {
      const ada = await addUser('ada@example.com');
      const { storage: far } = await opened().startProcess();
      await links().add('a', { purpose: 'reset', userId: ada, expiresAt: at(60) }, at(1));
      const usesLink = 'a';
      const set = await Promise.all([
        users().setPassword(ada, 'hash 1', { at: at(2), usesLink }),
        far.users.setPassword(ada, 'hash 2', { at: at(2), usesLink }),
        users().setPassword(ada, 'hash 3', { at: at(2), usesLink }),
      ]);
      expect(set.filter((ended) => ended !== undefined)).toHaveLength(1);
      const winner = set.findIndex((ended) => ended !== undefined);
      expect(await users().passwordHash(ada)).toBe(`hash ${winner + 1}`);
      expect(await users().setPassword(ada, 'hash 4', { at: at(3), usesLink })).toBeUndefined();
      expect(await users().passwordHash(ada)).toBe(`hash ${winner + 1}`);
      await links().add('b', { purpose: 'reset', userId: ada, expiresAt: at(60) }, at(1));
      const late = { at: at(61), usesLink: 'b' };
      expect(await users().setPassword(ada, 'hash 5', late)).toBeUndefined();
    });

    test('a link sets the password of its own user only', async () => {
      const ada = await addUser('ada@example.com');
      const bob = await addUser('bob@example.com');
      await links().add('a', { purpose: 'reset', userId: ada, expiresAt: at(60) }, at(1));
      const options = { at: at(2), usesLink: 'a' };
      expect(await users().setPassword(bob, 'stolen', options)).toBeUndefined();
      expect(await users().setPassword(ada, 'hers', options)).toBe(0);
      expect(await users().passwordHash(bob)).toBe('hash');
    });

    test('a removed second factor cannot be removed a second time', async () => {
      const ada = await addUser('ada@example.com');
      await (await openAuth()).updateUser(ada, { twoFactorEnabled: true });
      expect(await users().find(ada)).toMatchObject({ twoFactorEnabled: true });
      expect(await users().removeTwoFactor(ada, at(1))).toBe(true);
      expect(await users().removeTwoFactor(ada, at(2))).toBe(false);
      expect(await users().find(ada)).toMatchObject({ twoFactorEnabled: false });
    });
  });
}
