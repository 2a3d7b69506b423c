import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepFile, type FileRoom } from './kept-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadrabbit-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

const room = (changes: Partial<FileRoom> = {}): FileRoom => ({
  folder,
  mostBytes: 1_000,
  timesFree: 1,
  ...changes,
});

/** As it arrives: cut anywhere, also within a character. */
async function* inPieces(bytes: Buffer, length = 3): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += length) yield bytes.subarray(from, from + length);
}

async function keepAndRead(bytes: Buffer) {
  const file = await keepFile(inPieces(bytes), bytes.length, room());
  // Each time from the beginning.
  const texts = [await textOf(file.readText()), await textOf(file.readText())];
  await file.close();
  return { encoding: file.encoding, texts };
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

const TEXT = 'Name;Größe\r\nMüller, Anna;5 €\r\n';

/** As Windows-1252: the euro sign is 0x80. */
const windows1252 = (text: string) =>
  Buffer.from([...text].map((sign) => (sign === '€' ? 0x80 : sign.charCodeAt(0))));

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

test.each([
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${TEXT}`), 'utf-8'],
  ['UTF-8 without one', Buffer.from(TEXT), 'utf-8'],
  ['UTF-16LE with a byte order mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le'), 'utf-16le'],
  ['UTF-16LE without one', Buffer.from(TEXT, 'utf16le'), 'utf-16le'],
  ['UTF-16BE with a byte order mark', utf16be(`\uFEFF${TEXT}`), 'utf-16be'],
  ['UTF-16BE without one', utf16be(TEXT), 'utf-16be'],
  ['Windows-1252', windows1252(TEXT), 'windows-1252'],
])('W39: a file in %s is read as it was written', async (_name, bytes, encoding) => {
  expect(await keepAndRead(bytes)).toEqual({ encoding, texts: [TEXT, TEXT] });
});

test('an empty file has no text', async () => {
  expect(await keepAndRead(Buffer.alloc(0))).toEqual({ encoding: 'utf-8', texts: ['', ''] });
});

test('a file that ends within a character of UTF-8 is Windows-1252', async () => {
  const cut = Buffer.from('Jörg').subarray(0, 2);
  expect(await keepAndRead(cut)).toMatchObject({ encoding: 'windows-1252' });
});

test('a file leaves no name in the folder, also while it is kept', async () => {
  const file = await keepFile(inPieces(Buffer.from(TEXT)), NaN, room());
  expect(await readdir(folder)).toEqual([]);
  await file.close();
});

test('a file beyond the limit is refused, by what its sender says and by what arrives', async () => {
  const bytes = Buffer.alloc(1_001);
  const refusal = { code: 'file-too-large', params: { most: 1 } };
  await expect(keepFile(inPieces(bytes), bytes.length, room())).rejects.toMatchObject(refusal);
  await expect(keepFile(inPieces(bytes), NaN, room())).rejects.toMatchObject(refusal);
  await expect(keepFile(inPieces(bytes), 10, room())).rejects.toMatchObject(refusal);
  expect(await readdir(folder)).toEqual([]);
});

test('a file for which the disk has no room is refused before it is read', async () => {
  const size = 5 * 1024 * 1024;
  const never = async function* (): AsyncGenerator<Buffer> {
    yield await Promise.reject(new Error('The file was read.'));
  };
  const huge = room({ mostBytes: size, timesFree: 1e12 });
  await expect(keepFile(never(), size, huge)).rejects.toMatchObject({
    code: 'disk-full',
    params: { needed: 5e12, free: expect.any(Number) },
  });
});

test('a sender who goes away leaves nothing behind', async () => {
  const broken = async function* () {
    yield Buffer.from('Name\n');
    throw new Error('gone');
  };
  await expect(keepFile(broken(), NaN, room())).rejects.toThrow('gone');
  expect(await readdir(folder)).toEqual([]);
});
