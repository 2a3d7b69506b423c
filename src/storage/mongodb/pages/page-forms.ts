import type { AnyBulkWriteOperation, Db } from 'mongodb';
import type { FormDetails, FormStore } from '../../../connections/form-store.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import { upsertAll } from '../upsert-all.ts';
import { createCopyLeadForms } from './copy-lead-forms.ts';
import { formsOf, toForm, toFormSummary, type FormDocument } from './form-document.ts';
import { pagesOf } from './page-document.ts';

/** The forms of connected Pages in `meta_forms`. */
export function createForms(db: Db, report: ReportOddValue): FormStore {
  const forms = formsOf(db);
  return {
    saveForms: createSaveForms(db),
    listFormsOf: async (pageId) => {
      const documents = await forms
        .find({ pageId }, { projection: { questions: 0 } })
        .sort({ createdTime: -1, name: 1 })
        .toArray();
      return documents.map((document) => toFormSummary(document, report));
    },
    findFormNames: async (formIds) => {
      const projection = { formId: 1, name: 1 };
      const documents = await forms
        .find({ formId: { $in: [...formIds] } }, { projection })
        .toArray();
      return new Map(documents.map(({ formId, name }) => [formId, name]));
    },
    findForm: async (formId) => {
      const document = await forms.findOne({ formId });
      return document ? toForm(document, report) : undefined;
    },
    saveComparison: async (formId, comparison) => {
      await forms.updateOne({ formId }, { $set: { comparison } });
    },
  };
}

function createSaveForms(db: Db): FormStore['saveForms'] {
  const pages = pagesOf(db);
  const forms = formsOf(db);
  const copyLeadForms = createCopyLeadForms(db);
  const findKnown = async (pageIds: readonly string[]) =>
    pages.distinct('pageId', { pageId: { $in: [...pageIds] } });

  return async (all, now) => {
    const pageIds = [...new Set(all.map(({ pageId }) => pageId))];
    const known = await findKnown(pageIds);
    const upserts = all
      .filter(({ pageId }) => known.includes(pageId))
      .map((form) => upsertOf(form, now));
    if (upserts.length === 0) return;
    await upsertAll(forms, upserts);
    // A Page may be removed while its forms are being read from Meta.
    const left = await findKnown(known);
    const removed = known.filter((pageId) => !left.includes(pageId));
    if (removed.length > 0) await forms.deleteMany({ pageId: { $in: removed } });
    for (const pageId of left) await copyLeadForms(pageId);
  };
}

function upsertOf(form: FormDetails, now: Date): AnyBulkWriteOperation<FormDocument> {
  const { formId, createdTime, leadsCount, expiredCount, ...details } = form;
  return {
    updateOne: {
      filter: { formId },
      update: {
        $set: {
          pageId: details.pageId,
          name: details.name,
          status: details.status,
          locale: details.locale,
          questions: details.questions,
          updatedAt: now,
          ...(createdTime && { createdTime }),
          ...(leadsCount !== null && { leadsCount }),
          ...(expiredCount !== null && { expiredCount }),
        },
        $unset: {
          ...(!createdTime && { createdTime: '' }),
          ...(leadsCount === null && { leadsCount: '' }),
          ...(expiredCount === null && { expiredCount: '' }),
        },
      },
      upsert: true,
    },
  };
}
