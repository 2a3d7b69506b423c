import { expect, test } from 'vitest';
import { createPasswords } from './passwords.ts';

test('a password matches its hash, and no other password does', async () => {
  const passwords = createPasswords();
  const hash = await passwords.hash('correct horse');
  expect(await passwords.verify({ hash, password: 'correct horse' })).toBe(true);
  expect(await passwords.verify({ hash, password: 'correct horse ' })).toBe(false);
});

test('a password is refused as too busy if too many wait, and later ones are accepted again', async () => {
  const passwords = createPasswords(2);
  const results = await Promise.allSettled(
    Array.from({ length: 8 }, (_, index) => passwords.hash(`password ${index}`)),
  );
  const refused = results.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(4);
  expect(refused[0]).toMatchObject({ reason: { code: 'too-many-sign-ins' } });
  expect(await passwords.hash('one more')).toMatch(/./);
});
