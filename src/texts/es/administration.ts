import type { Formats } from '../formats.ts';
import type { AdminTexts } from '../texts.ts';
import { checks } from './checks.ts';
import { connectors } from './connectors.ts';
import { delivery } from './delivery.ts';
import { incidents } from './incidents.ts';

export const administration = (formats: Formats): AdminTexts => ({
  checks,
  connectors: connectors(formats),
  delivery: delivery(formats),
  incidents,
});
