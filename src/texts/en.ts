import { checks } from './en/checks.ts';
import { errors } from './en/errors.ts';
import { incidents } from './en/incidents.ts';
import { reasons } from './en/reasons.ts';
import { shell } from './en/shell.ts';
import { signIn } from './en/sign-in.ts';
import { ui } from './en/ui.ts';
import type { Formats } from './formats.ts';

/**
 * English. Each section belongs to one part of the product.
 *
 * Voice: short sentences in the present tense, in the words of `docs/glossary.md`. Sentence case. A
 * message says what happened, then what to do.
 */
export const en = (formats: Formats) => ({
  errors,
  reasons: reasons(formats),
  checks,
  incidents,
  shell: shell(formats),
  signIn: signIn(),
  ui: ui(),
});
