import type { Collection } from 'mongodb';
import type { ConnectionStore } from '../../../connections/connection-store.ts';
import type { Connection } from '../../../connections/page.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import { toPage, WITHOUT_LONG_FIELDS, type PageDocument } from './page-document.ts';

/** Reads connected Pages and Instagram accounts. */
export function createPageReads(
  pages: Collection<PageDocument>,
  report: ReportOddValue,
): Pick<ConnectionStore, 'list' | 'find' | 'findFamily'> {
  const options = { projection: WITHOUT_LONG_FIELDS };
  const read = (document: PageDocument) => toPage(document, report);
  return {
    list: async () => sortFamilies((await pages.find({}, options).toArray()).map(read)),
    find: async (pageId) => {
      const document = await pages.findOne({ pageId }, options);
      return document ? read(document) : undefined;
    },
    findFamily: async (pageId) => {
      const filter = { $or: [{ pageId }, { parentPageId: pageId }] };
      const documents = await pages.find(filter, options).toArray();
      const [page, ...accounts] = sortFamilies(documents.map(read));
      return page?.pageId === pageId && page.parentPageId === null ? { page, accounts } : undefined;
    },
  };
}

/** Each Page is followed by its accounts, all by name. */
function sortFamilies(connections: readonly Connection[]): readonly Connection[] {
  const byId = new Map(connections.map((connection) => [connection.pageId, connection]));
  const placeOf = (connection: Connection): readonly string[] => {
    const { parentPageId } = connection;
    const head = (parentPageId === null ? undefined : byId.get(parentPageId)) ?? connection;
    return [fold(head.name), head.pageId, parentPageId === null ? '0' : '1', fold(connection.name)];
  };
  return connections
    .map((connection) => ({ connection, place: placeOf(connection) }))
    .toSorted((a, b) => compare(a.place, b.place))
    .map(({ connection }) => connection);
}

const fold = (name: string): string => name.toLowerCase();

function compare(a: readonly string[], b: readonly string[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index] ?? '';
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
