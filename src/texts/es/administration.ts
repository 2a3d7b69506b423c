import type { Formats } from '../formats.ts';
import type { AdminTexts } from '../texts.ts';
import { apiKeys } from './api-keys.ts';
import { assignment } from './assignment.ts';
import { audit } from './audit.ts';
import { checks } from './checks.ts';
import { connectors } from './connectors.ts';
import { delivery } from './delivery.ts';
import { imports } from './imports.ts';
import { incidents } from './incidents.ts';
import { maintenance } from './maintenance.ts';
import { personalData } from './personal-data.ts';
import { privacy } from './privacy.ts';
import { people } from './people.ts';
import { pipeline } from './pipeline.ts';

export const administration = (formats: Formats): AdminTexts => ({
  apiKeys: apiKeys(),
  assignment: assignment(formats),
  audit: audit(formats),
  checks,
  connectors: connectors(formats),
  delivery: delivery(formats),
  imports: imports(formats),
  incidents,
  maintenance: maintenance(formats),
  personalData: personalData(formats),
  pipeline: pipeline(formats),
  privacy: privacy(formats),
  people: people(),
});
