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

/** Why leads are lost, to begin with; the team adds its own words. */
export const lostReasons = {
  'no-answer': 'Did not answer',
  'wrong-contact': 'Wrong number or address',
  'not-interested': 'Not interested',
  'too-expensive': 'Too expensive',
  competitor: 'Chose somebody else',
};
