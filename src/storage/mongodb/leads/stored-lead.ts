import type { StoredLead } from '../../move/neutral-lead.ts';
import { wellFormed } from '../fields.ts';
import { toId } from '../ids.ts';
import { searchFieldsOf, toMetaData, toOwnFields, type LeadDocument } from './lead-document.ts';
import { fromNote } from './note-store.ts';

/** The document of a lead that a move brings. Its events are moved by themselves. */
export function fromStoredLead({ lead, notes, position, version }: StoredLead): LeadDocument {
  const { id, metaData, meetings, conversations, ...fields } = lead;
  return wellFormed({
    ...fields,
    _id: toId(id),
    ...(metaData && toMetaData(metaData)),
    ...toOwnFields(lead),
    meetings: meetings.map(toId),
    conversations: conversations.map(toId),
    notes: notes.map(fromNote),
    version,
    position,
    ...searchFieldsOf(lead),
  });
}
