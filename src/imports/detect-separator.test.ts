import { expect, test } from 'vitest';
import { detectSeparator } from './detect-separator.ts';

test.each([
  ['a comma', 'name,phone\nAnna,1\nBen,2\n', ','],
  ['a semicolon', 'name;phone\nAnna;1\n', ';'],
  ['a tab', 'id\tname\nl:1\tAnna, Ben; Co\n', '\t'],
  [
    'a semicolon although names have commas',
    'name;phone\n"Müller, Anna";0151\n"Groß, Jo";0152\n',
    ';',
  ],
  [
    'a semicolon although names without quotes have commas',
    'name;phone\nMüller, Anna;0151\nGroß, Jo;0152\n',
    ';',
  ],
  ['a comma although a cell has lines', 'name,note\nAnna,"a;b\nc;d"\nBen,x\n', ','],
  ['a comma in a file of one column', 'name\nAnna\n', ','],
  ['a comma in an empty file', '', ','],
])('W39: %s separates the columns', (_name, text, separator) => {
  expect(detectSeparator(text)).toBe(separator);
});
