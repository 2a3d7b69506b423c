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
