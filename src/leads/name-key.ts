import { foldText } from './fold-text.ts';

/** The part of a name that orders the list. A cursor of the list holds it. */
const LONGEST = 40;

/**
 * The key that orders leads by name: without case and accents. Every engine compares it by code points. Leads
 * without a name come last.
 */
export function nameKeyOf(name: string): string {
  const folded = [...foldText(name).trim()].slice(0, LONGEST).join('');
  return folded === '' ? '~' : `-${folded}`;
}
