import type { Collection, Db } from 'mongodb';
import type { FormComparison, FormSummary, LeadForm } from '../../../connections/page.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import type { NeededIndex } from '../connection/indexes.ts';
import { toText, toTime } from '../fields.ts';
import type { DocumentId } from '../ids.ts';

/** A document of `meta_forms`. A value that is not known is left out. */
export interface FormDocument {
  readonly _id: DocumentId;
  readonly formId: string;
  readonly pageId: string;
  readonly name: string;
  readonly status: string;
  readonly locale: string;
  readonly createdTime?: Date;
  readonly leadsCount?: number;
  readonly expiredCount?: number;
  /** Another tool may have written null. */
  readonly comparison?: FormComparison | null;
  readonly questions: LeadForm['questions'];
  readonly updatedAt: Date;
}

export const formsOf = (db: Db): Collection<FormDocument> =>
  db.collection<FormDocument>('meta_forms');

export const formIndexes: readonly NeededIndex[] = [
  { collection: 'meta_forms', name: 'meta_forms_formId', key: { formId: 1 }, unique: true },
  {
    collection: 'meta_forms',
    name: 'meta_forms_of_page',
    key: { pageId: 1, createdTime: -1, name: 1 },
  },
];

export function toForm(document: FormDocument, report: ReportOddValue): LeadForm {
  const { formId, questions } = document;
  if (!Array.isArray(questions)) report({ column: 'meta_forms.questions', id: formId });
  return {
    ...toFormSummary(document, report),
    questions: Array.isArray(questions) ? questions : [],
  };
}

export const toFormSummary = (
  document: Omit<FormDocument, 'questions'>,
  report: ReportOddValue,
): FormSummary => ({
  formId: document.formId,
  pageId: document.pageId,
  name: toText(document.name),
  status: toText(document.status),
  locale: toText(document.locale),
  createdTime: toTime(document.createdTime),
  leadsCount: toCount(document.leadsCount),
  expiredCount: toCount(document.expiredCount),
  comparison: toComparison(document, report),
});

const toCount = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Counts that a comparison of an earlier version does not have. */
const LATER_COUNTS = { dismissed: 0, erased: 0, unlisted: 0 };

/** Null makes the next pass compare again. */
function toComparison(
  { comparison, formId }: Pick<FormDocument, 'comparison' | 'formId'>,
  report: ReportOddValue,
): FormComparison | null {
  if (!comparison) return null;
  const comparedAt = toTime(comparison.comparedAt);
  if (comparedAt) return { ...LATER_COUNTS, ...comparison, comparedAt };
  report({ column: 'meta_forms.comparison', id: formId });
  return null;
}
