import type { Db } from 'mongodb';
import { formsOf } from './form-document.ts';
import { pagesOf } from './page-document.ts';

/** A document must not grow without end: 16 MB is the most that MongoDB takes. */
const MOST_FORMS = 1_000;

/**
 * Copies the newest forms of a Page into its `leadForms`, as the first LeadRabbit did. LeadRabbit
 * itself reads `meta_forms`; the copy is for other tools.
 */
export function createCopyLeadForms(db: Db): (pageId: string) => Promise<void> {
  return async (pageId) => {
    const newest = await formsOf(db)
      .find({ pageId }, { projection: { _id: 0, formId: 1, name: 1, status: 1 } })
      .sort({ createdTime: -1, name: 1 })
      .limit(MOST_FORMS)
      .toArray();
    const leadForms = newest.map(({ formId, name, status }) => ({ formId, name, status }));
    await pagesOf(db).updateOne({ pageId }, { $set: { leadForms } });
  };
}
