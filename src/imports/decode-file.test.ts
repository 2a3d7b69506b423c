import { expect, test } from 'vitest';
import { decodeFile } from './decode-file.ts';

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
])('W39: a file in %s is read as it was written', (_name, bytes, encoding) => {
  expect(decodeFile(bytes)).toEqual({ encoding, text: TEXT });
});

test('an empty file has no text', () => {
  expect(decodeFile(new Uint8Array())).toEqual({ encoding: 'utf-8', text: '' });
});
