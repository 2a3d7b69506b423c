import { scryptSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { createPasswords } from './passwords.ts';

test('a password matches its hash, and no other password does', async () => {
  const passwords = createPasswords();
  const hash = await passwords.hash('correct horse');
  expect(await passwords.verify({ hash, password: 'correct horse' })).toBe(true);
  expect(await passwords.verify({ hash, password: 'correct horse ' })).toBe(false);
});

test('a hash is made with scrypt, and is another one each time', async () => {
  const passwords = createPasswords();
  const hash = await passwords.hash('correct horse');
  const [salt = '', key] = hash.split(':');
  const cost = { N: 16_384, r: 16, p: 1, maxmem: 64 * 1024 ** 2 };
  expect(key).toBe(scryptSync('correct horse', salt, 64, cost).toString('hex'));
  expect(await passwords.hash('correct horse')).not.toBe(hash);
});

test('a password is refused as too busy if too many wait, and later ones are accepted again', async () => {
  const passwords = createPasswords({ mostWaiting: 2 });
  const results = await Promise.allSettled(
    Array.from({ length: 8 }, (_, index) => passwords.hash(`password ${index}`)),
  );
  const refused = results.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(4);
  expect(refused[0]).toMatchObject({ reason: { code: 'too-many-sign-ins' } });
  expect(await passwords.hash('one more')).toMatch(/./);
});
