import type { en } from './en.ts';

/**
 * Everything that LeadRabbit says to a person, in one language. English defines which texts there are;
 * the compiler refuses a language that lacks one.
 */
export type Texts = ReturnType<typeof en>;
