import type { FormComparison, FormSummary, LeadForm } from './page.ts';

/** A form as Meta describes it, without the comparison of its leads. */
export type FormDetails = Omit<LeadForm, 'comparison'>;

/** Stores the lead forms of connected Pages. */
export interface FormStore {
  /** Adds or updates forms. Forms that Meta no longer lists stay, for the leads that they had. */
  saveForms(forms: readonly FormDetails[], now: Date): Promise<void>;
  /** The forms of a Page, newest first. */
  listFormsOf(pageId: string): Promise<readonly FormSummary[]>;
  /** The names of the forms that are known, by form id. */
  findFormNames(formIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  findForm(formId: string): Promise<LeadForm | undefined>;
  saveComparison(formId: string, comparison: FormComparison): Promise<void>;
}
