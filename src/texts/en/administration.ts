import type { Formats } from '../formats.ts';
import { checks } from './checks.ts';
import { connectors } from './connectors.ts';
import { delivery } from './delivery.ts';
import { incidents } from './incidents.ts';

/** What only admins read. It is loaded with their screens, so that the lead list does not wait for it. */
export const administration = (formats: Formats) => ({
  checks,
  connectors: connectors(formats),
  delivery: delivery(formats),
  incidents,
});
