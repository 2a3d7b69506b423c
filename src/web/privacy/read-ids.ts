/** As many as the server takes at once. */
export const MOST_IDS = 1000;

/** What a person pasted: the ids, each once, and all other words. */
export interface ReadIds {
  readonly ids: readonly string[];
  readonly others: readonly string[];
}

/** Reads ids that are separated by spaces, line breaks, commas or semicolons. Quotation marks are left out. */
export function readIds(text: string): ReadIds {
  const words = text
    .split(/[\s,;]+/)
    .map((word) => word.replaceAll(/^["'[]+|["'\]]+$/g, ''))
    .filter((word) => word !== '');
  const isId = (word: string) => /^\d{1,32}$/.test(word);
  return {
    ids: [...new Set(words.filter(isId))],
    others: words.filter((word) => !isId(word)),
  };
}
