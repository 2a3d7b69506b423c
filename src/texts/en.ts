import { basics } from './en/basics.ts';
import { leads } from './en/leads.ts';
import { live } from './en/live.ts';
import type { Formats } from './formats.ts';

/**
 * English. Each section belongs to one part of the product.
 *
 * Voice: short sentences in the present tense, in the words of `docs/glossary.md`. Sentence case. A
 * message says what happened, then what to do.
 */
export const en = (formats: Formats) => ({
  ...basics(formats),
  leads: leads(formats),
  live: live(formats),
});
