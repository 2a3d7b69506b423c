import type { LeadSource } from '../../contract/lead.ts';

/** What people call each source. */
export const SOURCE_NAMES: Readonly<Record<LeadSource, string>> = {
  facebook: 'Facebook',
  instagram: 'Instagram',
  manual: 'By hand',
  website: 'Website',
  other: 'Other',
};

export const SOURCES = Object.keys(SOURCE_NAMES) as readonly LeadSource[];

/** The sources that leads come from today; the others are for ways in that do not exist yet. */
export const OFFERED_SOURCES = ['facebook', 'instagram'] as const satisfies readonly LeadSource[];
