import type { QueryClient } from '@tanstack/react-query';
import type { Lead, LeadDetails } from '../../contract/lead.ts';
import { leadKey } from '../api/leads.ts';
import { applyLead } from '../live/lead-cache.ts';

/** Puts an answer of the server into the lists and the details. The timeline is read again. */
export function keepLead(client: QueryClient, changed: LeadDetails): void {
  applyLead(client, toRow(changed));
  client.setQueryData<LeadDetails>(leadKey(changed._id), (known) =>
    known && known.updatedAt <= changed.updatedAt ? changed : known,
  );
  void client.invalidateQueries({ queryKey: [...leadKey(changed._id), 'timeline'] });
}

/** What lists know of a lead. */
function toRow(details: LeadDetails): Lead {
  const {
    answers: _answers,
    disclaimers: _disclaimers,
    origin: _origin,
    journey: _journey,
    statusChangedAt: _statusChangedAt,
    changeId: _changeId,
    contact: _contact,
    customFields: _customFields,
    lostReason: _lostReason,
    notes: _notes,
    ...row
  } = details;
  return row;
}
