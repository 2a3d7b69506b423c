import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** The words of the left column of "Words that are not used" in the glossary, one by one. */
function forbiddenWords(): string[] {
  const glossary = readFileSync('docs/glossary.md', 'utf8');
  const [, table = ''] = glossary.split('## Words that are not used');
  return [...table.matchAll(/^\| ([^|]+) \|/gm)]
    .map(([, cell = '']) => cell.replaceAll(/\([^)]*\)/g, ''))
    .filter((cell) => !/^(not this|-+)/.test(cell.trim()))
    .flatMap((cell) => cell.split(','))
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** Words that have another meaning in a sentence of the product. */
const ALLOWED = ['account', 'entry', 'waiting'];

/** What the files of a language say: their string and template literals. */
function saidIn(folder: string): { readonly file: string; readonly text: string }[] {
  return readdirSync(folder).flatMap((file) => {
    const source = readFileSync(join(folder, file), 'utf8').replaceAll(
      /\/\*[^]*?\*\/|\/\/.*$/gm,
      '',
    );
    return [
      ...source.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g),
    ].map(([, single, double, template]) => ({ file, text: single ?? double ?? template ?? '' }));
  });
}

test('no text on the screens uses a word that the glossary rules out', () => {
  const words = forbiddenWords().filter((word) => !ALLOWED.includes(word));
  expect(words).toContain('parked');
  const pattern = new RegExp(`\\b(${words.join('|')})\\b`, 'i');
  const texts = saidIn('src/texts/en').filter(({ text }) => !/^[a-z.-]+$|^\.\.?\//.test(text));
  expect(texts.length).toBeGreaterThan(300);
  expect(texts.filter(({ text }) => pattern.test(text))).toEqual([]);
});
