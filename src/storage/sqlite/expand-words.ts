import { afterTerm } from '../lead-terms.ts';
import type { LeadConditions } from '../list-leads.ts';
import type { ValueReads } from '../list-values.ts';
import { isInIndex } from './list-conditions.ts';

/** How many terms replace a word at most. To find one takes about a tenth of a millisecond. */
const MOST_TERMS = 8;

/** Above every letter. */
const LAST_LETTER = '\u{10FFFF}';

/** Replaces long words by terms, and leaves the other conditions as they are. */
export type ExpandWords = <Part extends LeadConditions>(part: Part) => Promise<Part>;

/**
 * Before FTS5 finds the first lead with a long word, it merges the leads of all terms that begin with it. If every
 * lead has the word, as that of a form, this takes a second among a million leads. Often it is the beginning of few
 * terms: FTS5 reads each of these one by one.
 */
export function createExpandWords(nextTerm: ValueReads['nextTerm']): ExpandWords {
  const termsOf = async (word: string): Promise<string[] | undefined> => {
    const terms: string[] = [];
    let term = await nextTerm(word, word + LAST_LETTER);
    while (term !== undefined) {
      terms.push(term);
      if (terms.length > MOST_TERMS) return undefined;
      term = await nextTerm(afterTerm(term), word + LAST_LETTER);
    }
    return terms.length > 0 ? terms : undefined;
  };
  return async (part) => {
    const groups = [...part.groups];
    const words: string[] = [];
    for (const word of part.words) {
      const terms = isInIndex(word) ? undefined : await termsOf(word);
      if (terms) groups.push(terms);
      else words.push(word);
    }
    return { ...part, groups, words };
  };
}
