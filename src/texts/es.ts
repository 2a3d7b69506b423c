import { checks } from './es/checks.ts';
import { errors } from './es/errors.ts';
import { incidents } from './es/incidents.ts';
import { reasons } from './es/reasons.ts';
import type { MessageFormats } from './message-formats.ts';
import type { Texts } from './texts.ts';

/** Spanish, neutral for Spain and Latin America. */
export const es = (formats: MessageFormats): Texts => ({
  errors,
  reasons: reasons(formats),
  checks,
  incidents,
});
