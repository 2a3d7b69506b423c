import type { LEAD_STATUSES } from '../../contract/lead.ts';

/** The statuses that every team begins with. A file of its own, because errors name them too. */
export const statuses = {
  New: 'New',
  Contacted: 'Contacted',
  Qualified: 'Qualified',
  Meeting: 'Meeting',
  Won: 'Won',
  Lost: 'Lost',
} satisfies Record<(typeof LEAD_STATUSES)[number], string>;
