import type { Collection } from 'mongodb';
import type { ValueReads } from '../../list-values.ts';
import type { LeadDocument } from './lead-document.ts';

/**
 * Reads the search terms in their order. MongoDB gives the document with the first term of the index first, but does not
 * promise that: so it is asked for an earlier term until there is none, which is mostly one more read.
 */
export const createNextTerm =
  (leads: Collection<LeadDocument>): ValueReads['nextTerm'] =>
  async (first, end) => {
    let found: string | undefined;
    for (let until = end; ;) {
      const [document] = await leads
        .find({ prefixes: { $elemMatch: { $gte: first, $lt: until } } })
        .project<Pick<LeadDocument, 'prefixes'>>({ _id: 0, prefixes: 1 })
        .hint('prefixes_position')
        .limit(1)
        .toArray();
      const [earliest] = (document?.prefixes ?? [])
        .filter((term) => term >= first && term < until)
        .toSorted();
      if (earliest === undefined) return found;
      found = earliest;
      until = earliest;
    }
  };
