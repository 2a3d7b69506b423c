import { foldText } from './fold-text.ts';

/**
 * The ids of the people whom a text names: `@Ada Lovelace`, in capital or small letters. Of `@Ada`
 * and `@Ada Lovelace` the longer name is meant.
 */
export function findMentions(
  text: string,
  people: readonly { readonly id: string; readonly name: string }[],
): readonly string[] {
  const names = people
    .map(({ id, name }) => ({ id, name: foldText(name.trim()) }))
    .filter(({ name }) => name !== '')
    .toSorted((one, other) => other.name.length - one.name.length);
  const found = new Set<string>();
  for (const part of text.split('@').slice(1)) {
    const folded = foldText(part);
    const longest = names.find(({ name }) => startsWithWord(folded, name));
    for (const { id, name } of names) if (name === longest?.name) found.add(id);
  }
  return [...found];
}

const startsWithWord = (text: string, word: string): boolean =>
  text.startsWith(word) && !/^[\p{L}\p{N}]/u.test(text.slice(word.length));
