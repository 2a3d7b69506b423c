import { expect, test } from 'vitest';
import type { Separator } from '../csv/write-row.ts';
import { writeRow } from '../csv/write-row.ts';
import { parseRows } from './parse-rows.ts';

async function read(text: string, separator: Separator = ',') {
  const rows: [number, readonly string[]][] = [];
  for await (const { line, cells } of parseRows([text], separator)) rows.push([line, cells]);
  return rows;
}

test('each record has the number of its line, also after empty lines', async () => {
  expect(await read('a,b\r\n\r\n1,2\r\n,\r\n3,4\r\n')).toEqual([
    [1, ['a', 'b']],
    [3, ['1', '2']],
    [5, ['3', '4']],
  ]);
});

test('rows may have fewer or more cells than the head', async () => {
  expect(await read('a,b\n1\n1,2,3\n')).toEqual([
    [1, ['a', 'b']],
    [2, ['1']],
    [3, ['1', '2', '3']],
  ]);
});

test('a quote in the middle of a cell is kept', async () => {
  expect(await read('a\nJo "JJ" Groß\n')).toEqual([
    [1, ['a']],
    [2, ['Jo "JJ" Groß']],
  ]);
});

test('a quote without an end is an error that names the line, and no row is swallowed in silence', async () => {
  await expect(read('a,b\n1,2\n3,"4\n5,6\n')).rejects.toMatchObject({
    code: 'file-unreadable',
    params: { line: expect.any(Number) },
  });
});

test('W42: what an export writes comes back as it was', async () => {
  const cells = [
    '=1+1',
    '+49 151',
    '+4915123456789',
    "'=x",
    ' =cmd',
    'a\n=b',
    '0151',
    'x;=y',
    'Zoë "Z"',
  ];
  for (const separator of [',', ';', '\t'] as const)
    expect(await read(writeRow(cells, separator), separator)).toEqual([[2, cells]]);
});

test('a text that arrives in pieces has the same records', async () => {
  const text = 'a,b\r\n"1\n\n1",2\r\n3,"x ""y"""\r\n';
  const rows: [number, readonly string[]][] = [];
  for await (const { line, cells } of parseRows(text, ',')) rows.push([line, cells]);
  expect(rows).toEqual(await read(text));
});

test('a text that cannot be read to its end is an error', async () => {
  const broken = async function* () {
    yield 'a,b\n1,2\n';
    throw new Error('the disk is gone');
  };
  const readAll = async () => {
    for await (const _row of parseRows(broken(), ',')) continue;
  };
  await expect(readAll()).rejects.toThrow('the disk is gone');
});
