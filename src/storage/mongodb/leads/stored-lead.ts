import type { StoredLead } from '../../move/neutral-lead.ts';
import { wellFormed } from '../fields.ts';
import { toId } from '../ids.ts';
import { searchFieldsOf, toMetaData, type LeadDocument } from './lead-document.ts';

/** The document of a lead that a move brings. Its events are moved by themselves. */
export function fromStoredLead({ lead, position, version }: StoredLead): LeadDocument {
  const { id, metaData, ...fields } = lead;
  return wellFormed({
    ...fields,
    _id: toId(id),
    ...(metaData && toMetaData(metaData)),
    meetings: [],
    conversations: [],
    notes: [],
    version,
    position,
    ...searchFieldsOf(lead),
  });
}
