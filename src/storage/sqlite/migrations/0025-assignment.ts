/**
 * Who gets a lead: when the rules decide about it, why it has its owner, and who has taken it to answer it. The counts of
 * turns, and what people are told.
 */
export const assignment = `
ALTER TABLE leads ADD COLUMN assignment TEXT;
ALTER TABLE leads ADD COLUMN assignmentDueAt INTEGER;
ALTER TABLE leads ADD COLUMN leaseUserId TEXT;
ALTER TABLE leads ADD COLUMN leaseUntil INTEGER;
CREATE INDEX leads_to_assign ON leads(assignmentDueAt) WHERE assignmentDueAt IS NOT NULL;
CREATE INDEX leads_of_owner ON leads(ownerId) WHERE ownerId IS NOT NULL;
CREATE INDEX leads_to_answer
  ON leads(CASE priority WHEN 'high' THEN 0 WHEN 'low' THEN 2 ELSE 1 END, position DESC)
  WHERE status = 'New' AND firstContactedAt IS NULL;

CREATE TABLE assignment_turns (
  ruleId TEXT PRIMARY KEY,
  count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE notices (
  id TEXT PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  userId TEXT NOT NULL,
  kind TEXT NOT NULL,
  leadId TEXT,
  itemId TEXT,
  dueAt INTEGER,
  isLate INTEGER NOT NULL,
  createdAt INTEGER NOT NULL,
  readAt INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX notices_of_user ON notices(userId, createdAt, id);
CREATE INDEX notices_unread ON notices(userId) WHERE readAt IS NULL;
`;
