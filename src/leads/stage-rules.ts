import type { LeadStatus } from './lead.ts';

/** What the stages of the pipeline say about the first contact with a person. */
export interface StageRules {
  /** A lead that a person moves to one of these has been contacted. */
  readonly contacted: ReadonlySet<LeadStatus>;
  /** A lead that is moved back to this one has not been contacted; null: no stage says so. */
  readonly untouched: LeadStatus | null;
}

/**
 * The rules of the stages that every team begins with. Lost does not count as contacted, because a lead with a wrong
 * number is lost although nobody was reached.
 */
export const FIRST_RULES: StageRules = {
  contacted: new Set(['Contacted', 'Qualified', 'Meeting', 'Won']),
  untouched: 'New',
};

/**
 * For changes that say nothing about a contact, such as those of many leads at once: the time of the first contact
 * stays as it is.
 */
export const NO_CONTACT: StageRules = { contacted: new Set(), untouched: null };
