import type { LeadStatus } from '../../contract/lead.ts';

interface StatusLook {
  /** How far the sale has come, 0 to 1; null if it was lost. */
  readonly progress: number | null;
  readonly className: string;
}

/** How each status looks, in the order of a sale. */
export const STATUS_LOOKS: Readonly<Record<LeadStatus, StatusLook>> = {
  New: { progress: 0, className: 'text-accent-text' },
  Contacted: { progress: 0.25, className: 'text-blue' },
  Qualified: { progress: 0.5, className: 'text-violet' },
  Meeting: { progress: 0.75, className: 'text-teal' },
  Won: { progress: 1, className: 'text-ok' },
  Lost: { progress: null, className: 'text-faint' },
};

// The keys of an exhaustive record, so that the schemas stay out of the browser.
export const STATUSES = Object.keys(STATUS_LOOKS) as readonly LeadStatus[];
