import type { LeadSource } from '../leads/lead.ts';
import type { WorkingHours } from '../planner/working-hours.ts';

/** A person whom a rule gives leads to. */
export interface RuleMember {
  readonly userId: string;
  /** How many leads the person gets, compared with the other members: 1 to 20. */
  readonly weight: number;
  /** When the person works; null: in the hours of the rule. */
  readonly hours: WorkingHours | null;
}

/** An answer that a lead must have: one of these values to a question, by its key or its label. */
export interface AnswerCondition {
  readonly question: string;
  readonly values: readonly string[];
}

/** Which leads a rule is for. An empty list is for all; of several lists, each must fit. */
export interface RuleConditions {
  readonly pageIds: readonly string[];
  readonly formIds: readonly string[];
  readonly campaignIds: readonly string[];
  readonly sources: readonly LeadSource[];
  /** Of the phone number, in ISO 3166 such as `DE`. */
  readonly countries: readonly string[];
  readonly answers: readonly AnswerCondition[];
}

/** What happens with a lead while no member of its rule works. */
export type Fallback =
  /** It waits until one of them works. */
  | { readonly kind: 'wait' }
  /** The next rule decides. */
  | { readonly kind: 'next-rule' }
  /** This person gets it, if they can sign in; else the next rule decides. */
  | { readonly kind: 'person'; readonly userId: string };

/** Gives new leads of a kind to members in turn. The first rule that fits a lead decides. */
export interface AssignmentRule {
  readonly id: string;
  readonly name: string;
  readonly isEnabled: boolean;
  readonly when: RuleConditions;
  readonly members: readonly RuleMember[];
  /** Null: at any time. */
  readonly hours: WorkingHours | null;
  readonly fallback: Fallback;
}
