import type { Lead } from '../../../leads/lead.ts';
import { keysOf } from '../../../leads/person-keys.ts';
import { leadSearchTerms } from '../../../leads/search-terms.ts';
import { filterTermsOf, personTermsOf } from '../../lead-terms.ts';

/** The index holds the first letters of each term, up to this many. Longer words are compared in full. */
const MOST_LETTERS = 5;

/** The terms that a search compares with in full. */
export const searchTermsOf = (lead: Lead): string[] => leadSearchTerms(lead);

/**
 * The beginnings of all terms of a lead, and its terms for filters. An index of them answers every
 * search without reading leads that do not match.
 */
export const prefixesOf = (lead: Lead): string[] => {
  const prefixes = new Set([...filterTermsOf(lead), ...personTermsOf(keysOf([lead]))]);
  for (const term of leadSearchTerms(lead)) {
    const letters = [...term].slice(0, MOST_LETTERS);
    letters.forEach((_, index) => prefixes.add(letters.slice(0, index + 1).join('')));
  }
  return [...prefixes];
};

/** A word of a search as the index knows it. */
export const prefixOf = (word: string): string => [...word].slice(0, MOST_LETTERS).join('');

/** Whether the index alone does not tell if the word matches. */
export const isLongerThanPrefix = (word: string): boolean => prefixOf(word) !== word;
