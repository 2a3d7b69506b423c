import { checks } from './en/checks.ts';
import { errors } from './en/errors.ts';
import { incidents } from './en/incidents.ts';
import { reasons } from './en/reasons.ts';
import type { MessageFormats } from './message-formats.ts';

/** English. Each section belongs to one part of the product. */
export const en = (formats: MessageFormats) => ({
  errors,
  reasons: reasons(formats),
  checks,
  incidents,
});
