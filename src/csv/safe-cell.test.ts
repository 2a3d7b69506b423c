import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromSafeCell, toSafeCell } from './safe-cell.ts';

describe('W42: formula injection and its cure', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+1-1', "'+1-1"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\rx', "'\rx"],
    [' =cmd', "' =cmd"],
    ['\u00A0=cmd', "'\u00A0=cmd"],
    ['\u200B=cmd', "'\u200B=cmd"],
    ['＝cmd', "'＝cmd"],
    ['a\n=b', "a\n'=b"],
    ['a\r\n =b', "a\r\n' =b"],
    ['a;=b', "a;'=b"],
    ['a,@b', "a,'@b"],
    ['+49 151 23456', "'+49 151 23456"],
    ["'=1", "''=1"],
  ])('%j is written as %j', (text, cell) => {
    expect(toSafeCell(text)).toBe(cell);
    expect(fromSafeCell(cell)).toBe(text);
  });

  test.each(['+4915123456789', '', 'Ana', 'a = b', 'a, -b', "D'Angelo", 'ana@example.com', '0151'])(
    '%j stays as it is',
    (text) => {
      expect(toSafeCell(text)).toBe(text);
      expect(fromSafeCell(text)).toBe(text);
    },
  );

  const odd = fc
    .array(
      fc.constantFrom(
        "'",
        '=',
        '+',
        '-',
        '@',
        ' ',
        '\u00A0',
        '\t',
        '\r',
        '\n',
        ';',
        ',',
        '1',
        'a',
        '＝',
      ),
    )
    .map((signs) => signs.join(''));

  test('whatever is written comes back as it was', () => {
    fc.assert(
      fc.property(odd, (text) => {
        expect(fromSafeCell(toSafeCell(text))).toBe(text);
      }),
      { numRuns: 5_000 },
    );
  });

  test('no line of a cell begins with a formula, unless the cell is a phone number', () => {
    fc.assert(
      fc.property(odd, (text) => {
        const cell = toSafeCell(text);
        if (/^\+\d{7,15}$/.test(cell)) return;
        for (const line of cell.split(/[\r\n]/)) expect(line).not.toMatch(/^[\s\u200B]*[=+\-@＝]/);
        expect(cell).not.toMatch(/^[\t\r\n]/);
      }),
      { numRuns: 5_000 },
    );
  });
});
