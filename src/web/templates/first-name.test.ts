import { expect, test } from 'vitest';
import { firstName } from './first-name.ts';

test.each([
  ['Grace Hopper', 'Grace'],
  ['  grace  ', 'grace'],
  ['Dr. Grace Hopper', 'Grace'],
  ['Frau Prof. Dr. Anna-Lena Müller', 'Anna-Lena'],
  ['Müller, Anna', 'Anna'],
  ['Siobhán O’Brien', 'Siobhán'],
  ['山田 太郎', '山田'],
  ['علي حسن', 'علي'],
  ['Sra. Doña', ''],
  ['info@example.com', ''],
  ['Bakery 24', ''],
  ['+49 151 1234', ''],
  ['<b>Grace</b>', ''],
  ['', ''],
])('a person called %j is greeted as %j', (name, greeted) => {
  expect(firstName(name)).toBe(greeted);
});

test('the first name that a form asked for counts before the whole name', () => {
  expect(firstName('G. Hopper', ' Grace ')).toBe('Grace');
});
