import type { LeadStatus } from '../../contract/lead.ts';

/** The statuses of a lead. A file of its own, because errors name them too. */
export const statuses = {
  New: 'New',
  Contacted: 'Contacted',
  Qualified: 'Qualified',
  Meeting: 'Meeting',
  Won: 'Won',
  Lost: 'Lost',
} satisfies Record<LeadStatus, string>;
