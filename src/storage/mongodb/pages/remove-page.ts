import type { Db } from 'mongodb';
import type { ConnectionStore } from '../../../connections/connection-store.ts';
import { closuresOf } from './closure-document.ts';
import { formsOf } from './form-document.ts';
import { pagesOf } from './page-document.ts';

/**
 * Removes a connection after what belongs to it, so that a removal that was interrupted can be repeated.
 * Whoever adds something in between looks for the Page afterwards, and takes it back.
 */
export function createRemovePage(db: Db): ConnectionStore['remove'] {
  const pages = pagesOf(db);
  const removeParts = async (pageId: string) => {
    const accounts = await pages.distinct('pageId', { parentPageId: pageId });
    const ids = [pageId, ...accounts];
    await formsOf(db).deleteMany({ pageId: { $in: ids } });
    await closuresOf(db).deleteMany({ pageId: { $in: ids } });
    await pages.deleteMany({ parentPageId: pageId });
  };
  return async (pageId) => {
    await removeParts(pageId);
    await pages.deleteOne({ pageId });
    await removeParts(pageId);
  };
}
