import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const NUMBERS = Array.from({ length: 30 }, (_, index) => `L${index + 1}`);

const rows = readFileSync(join(root, 'docs/lost-leads.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, number, , , file] = line.split('|').map((cell) => cell.trim());
    return number !== undefined && /^L\d+$/.test(number)
      ? [{ number, file: file?.replaceAll('`', '') ?? '' }]
      : [];
  });

test('the list of lost leads has the numbers L1 to L30, in their order', () => {
  expect(rows.map(({ number }) => number)).toEqual(NUMBERS);
});

test.each(rows)(
  'the list of lost leads names a test file that covers $number',
  ({ number, file }) => {
    expect(readFileSync(join(root, file), 'utf8')).toMatch(new RegExp(`\\b${number}\\b`));
  },
);

test('no test covers a number that the list of lost leads does not have', () => {
  const used = globSync('{src,test}/**/*.ts', { cwd: root })
    .filter((file) => !file.startsWith('test/docs/'))
    .flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/\b(L\d+)(?=[:,])/g)].map(([, id]) => id),
    );
  expect(NUMBERS).toEqual(expect.arrayContaining([...new Set(used)]));
});
