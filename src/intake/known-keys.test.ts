import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fieldOfKnownKey, normaliseKey } from './known-keys.ts';

test('a key is known whatever its case, composition and spaces', () => {
  for (const key of ['vollständiger_name', 'VOLLSTÄNDIGER_NAME', ' Vollständiger Name '])
    for (const form of ['NFC', 'NFD'] as const)
      expect(fieldOfKnownKey(key.normalize(form))).toBe('name');
});

test.each(['phone_number?', 'Phone number:', 'Telefonnummer *', '手機號碼', 'شماره تلفن'])(
  'the key %j means the phone',
  (key) => {
    expect(fieldOfKnownKey(key)).toBe('phone');
  },
);

test.each(['', 'en', 'de:', 'company_', 'my_email', 'email_', 'names', '__proto__', 'toString'])(
  'the key %j is not known, because only whole keys are',
  (key) => {
    expect(fieldOfKnownKey(key)).toBeUndefined();
  },
);

test('no known key belongs to two fields', () => {
  const source = readFileSync(new URL('known-keys.ts', import.meta.url), 'utf8');
  const tables = [...source.matchAll(/^ {2}(\w+): `([^`]*)`/gm)];
  expect(tables.length).toBeGreaterThan(10);
  for (const [, field, table = ''] of tables)
    for (const word of table.trim().split(/\s+/).map(normaliseKey))
      if (!/^[a-z]{2}:$/.test(word)) expect([word, fieldOfKnownKey(word)]).toEqual([word, field]);
});
