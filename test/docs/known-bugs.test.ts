import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

const rows = readFileSync(join(root, 'docs/known-bugs-of-crms.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, number, , , file] = line.split('|').map((cell) => cell.trim());
    return number !== undefined && /^W\d+$/.test(number)
      ? [{ number, file: file?.replaceAll('`', '') ?? '' }]
      : [];
  });

test.each(rows)(
  'the list of bugs of CRMs names a test file that covers $number',
  ({ number, file }) => {
    expect(readFileSync(join(root, file), 'utf8')).toMatch(new RegExp(`\\b${number}\\b`));
  },
);

test('no test covers a number that the list of bugs of CRMs does not have', () => {
  const used = globSync('test/**/*.ts', { cwd: root })
    .filter((file) => !file.startsWith('test/docs/'))
    .flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/'(W\d+):/g)].map(([, id]) => id),
    );
  expect(used.length).toBeGreaterThan(0);
  expect(rows.map(({ number }) => number)).toEqual(expect.arrayContaining([...new Set(used)]));
});
