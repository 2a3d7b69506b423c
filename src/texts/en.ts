import { apiKeys } from './en/api-keys.ts';
import { audit } from './en/audit.ts';
import { basics } from './en/basics.ts';
import { reasons } from './en/reasons.ts';
import { leads } from './en/leads.ts';
import { live } from './en/live.ts';
import { maintenance } from './en/maintenance.ts';
import { privacy } from './en/privacy.ts';
import type { Formats } from './formats.ts';

/**
 * English. Each section belongs to one part of the product.
 *
 * Voice: short sentences in the present tense, in the words of `docs/glossary.md`. Sentence case. A
 * message says what happened, then what to do.
 */
export const en = (formats: Formats) => ({
  ...basics(formats),
  apiKeys: apiKeys(),
  audit: audit(formats),
  reasons: reasons(formats),
  leads: leads(formats),
  live: live(formats),
  maintenance: maintenance(formats),
  privacy: privacy(formats),
});
