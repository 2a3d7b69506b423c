import type { LeadSource } from '../../contract/lead.ts';

/** A record, so that the compiler sees that none is missing and the schemas stay out of the browser. */
const EVERY_SOURCE: Readonly<Record<LeadSource, true>> = {
  facebook: true,
  instagram: true,
  manual: true,
  website: true,
  other: true,
};

export const SOURCES = Object.keys(EVERY_SOURCE) as readonly LeadSource[];
