import type { DatabaseSync } from 'node:sqlite';
import type { FormComparison, FormSummary, LeadForm } from '../../../connections/page.ts';
import type { FormStore } from '../../../connections/form-store.ts';
import * as column from '../columns.ts';
import type { GroupCommit } from '../group-commit.ts';
import { ignoreOddValues, type ReportOddValue } from '../../odd-values.ts';

/** The forms of connected Pages in `meta_forms`. */
export function createForms(
  database: DatabaseSync,
  commits: GroupCommit,
  report: ReportOddValue = ignoreOddValues,
): FormStore {
  // A Page may be deleted while its forms are being read from Meta.
  const saveForm = database.prepare(`
    INSERT INTO meta_forms (formId, pageId, name, status, locale, createdTime, leadsCount,
      expiredCount, questions, updatedAt)
    SELECT :formId, :pageId, :name, :status, :locale, :createdTime, :leadsCount,
      :expiredCount, :questions, :now
    WHERE EXISTS (SELECT 1 FROM meta_pages WHERE pageId = :pageId)
    ON CONFLICT (formId) DO UPDATE SET
      pageId = excluded.pageId, name = excluded.name, status = excluded.status,
      locale = excluded.locale, createdTime = excluded.createdTime,
      leadsCount = excluded.leadsCount, expiredCount = excluded.expiredCount,
      questions = excluded.questions, updatedAt = excluded.updatedAt`);
  const selectForms = database.prepare(`
    SELECT formId, pageId, name, status, locale, createdTime, leadsCount, expiredCount, comparison
    FROM meta_forms WHERE pageId = ? ORDER BY createdTime DESC, name`);
  const selectForm = database.prepare('SELECT * FROM meta_forms WHERE formId = ?');
  const selectNames = database.prepare(
    'SELECT formId, name FROM meta_forms WHERE formId IN (SELECT value FROM json_each(?))',
  );
  const updateComparison = database.prepare(
    'UPDATE meta_forms SET comparison = ? WHERE formId = ?',
  );

  return {
    saveForms: (forms, now) =>
      commits.write(() => {
        for (const form of forms)
          saveForm.run({
            formId: form.formId,
            pageId: form.pageId,
            name: form.name,
            status: form.status,
            locale: form.locale,
            createdTime: column.millis(form.createdTime),
            leadsCount: form.leadsCount,
            expiredCount: form.expiredCount,
            questions: JSON.stringify(form.questions),
            now: now.getTime(),
          });
      }),
    listFormsOf: async (pageId) => selectForms.all(pageId).map((row) => toFormSummary(row, report)),
    findFormNames: async (formIds) =>
      new Map(
        selectNames
          .all(JSON.stringify(formIds))
          .map((row) => [column.text(row, 'formId'), column.text(row, 'name')]),
      ),
    findForm: async (formId) => {
      const row = selectForm.get(formId);
      return row && toForm(row, report);
    },
    saveComparison: (formId, comparison) =>
      commits.write(() => {
        updateComparison.run(JSON.stringify(comparison), formId);
      }),
  };
}

function toForm(row: column.Row, report: ReportOddValue): LeadForm {
  const questions = column.json(row, 'questions');
  if (!Array.isArray(questions))
    report({ column: 'meta_forms.questions', id: column.text(row, 'formId') });
  return {
    ...toFormSummary(row, report),
    questions: Array.isArray(questions) ? (questions as LeadForm['questions']) : [],
  };
}

function toFormSummary(row: column.Row, report: ReportOddValue): FormSummary {
  return {
    formId: column.text(row, 'formId'),
    pageId: column.text(row, 'pageId'),
    name: column.text(row, 'name'),
    status: column.text(row, 'status'),
    locale: column.text(row, 'locale'),
    createdTime: column.timeOrNull(row, 'createdTime'),
    leadsCount: column.integerOrNull(row, 'leadsCount'),
    expiredCount: column.integerOrNull(row, 'expiredCount'),
    comparison: toComparison(row, report),
  };
}

type StoredComparison = Omit<FormComparison, 'comparedAt'> & { readonly comparedAt: string };

/** Counts that a comparison of an earlier version does not have. */
const LATER_COUNTS = { dismissed: 0, erased: 0, unlisted: 0 };

/** Null makes the next pass compare again. */
function toComparison(row: column.Row, report: ReportOddValue): FormComparison | null {
  const stored = column.json(row, 'comparison') as StoredComparison | null;
  const comparedAt = column.isoTime(stored?.comparedAt);
  if (stored && comparedAt) return { ...LATER_COUNTS, ...stored, comparedAt };
  if (row['comparison'] !== null)
    report({ column: 'meta_forms.comparison', id: column.text(row, 'formId') });
  return null;
}
