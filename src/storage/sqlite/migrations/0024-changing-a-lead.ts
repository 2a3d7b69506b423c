/**
 * What people change and add: the owner and other fields of a lead, notes, and conversations. Data of
 * the person that changed is in `lead_events.personal`, which an erasure empties. Triggers keep the ids of
 * meetings in their lead.
 */
export const changingALead = `
ALTER TABLE leads ADD COLUMN ownerId TEXT;
ALTER TABLE leads ADD COLUMN priority TEXT;
ALTER TABLE leads ADD COLUMN lostReason TEXT NOT NULL DEFAULT '';
ALTER TABLE leads ADD COLUMN customFields TEXT NOT NULL DEFAULT '{}';
ALTER TABLE leads ADD COLUMN firstReachedAt INTEGER;
ALTER TABLE leads ADD COLUMN meetings TEXT NOT NULL DEFAULT '[]';
ALTER TABLE leads ADD COLUMN conversations TEXT NOT NULL DEFAULT '[]';
ALTER TABLE lead_events ADD COLUMN personal TEXT;

UPDATE leads SET meetings =
  (SELECT json_group_array(id ORDER BY createdAt, id) FROM meetings WHERE leadId = leads.id)
  WHERE id IN (SELECT leadId FROM meetings);
CREATE TRIGGER leads_name_meetings AFTER INSERT ON meetings
BEGIN
  UPDATE leads SET meetings = json_insert(meetings, '$[#]', new.id) WHERE id = new.leadId;
END;
CREATE TRIGGER leads_forget_meetings AFTER DELETE ON meetings
BEGIN
  UPDATE leads SET meetings =
    (SELECT json_group_array(value) FROM json_each(leads.meetings) WHERE value <> old.id)
    WHERE id = old.leadId;
END;

CREATE TABLE lead_notes (
  id TEXT NOT NULL,
  leadId TEXT NOT NULL,
  text TEXT NOT NULL,
  mentions TEXT NOT NULL,
  authorId TEXT NOT NULL,
  authorName TEXT NOT NULL,
  createdAt INTEGER NOT NULL,
  editedAt INTEGER,
  PRIMARY KEY (leadId, id)
) STRICT;
CREATE INDEX lead_notes_of_lead ON lead_notes(leadId);

CREATE TABLE conversations (
  id TEXT PRIMARY KEY,
  leadId TEXT NOT NULL,
  channel TEXT NOT NULL,
  direction TEXT NOT NULL,
  outcome TEXT,
  text TEXT NOT NULL,
  startedAt INTEGER NOT NULL,
  byKind TEXT NOT NULL,
  byId TEXT NOT NULL,
  byName TEXT NOT NULL,
  createdAt INTEGER NOT NULL
) STRICT;
CREATE INDEX conversations_of_lead ON conversations(leadId, startedAt);
`;
