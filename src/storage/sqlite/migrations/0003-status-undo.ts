/**
 * Remembers what a status change replaced, so that it can be undone. Lost used to set the time of
 * the first contact, and New did not clear it: both are repaired as far as the row can tell. A lead
 * whose only change was to Lost has the same time in both columns.
 */
export const statusUndo = `
ALTER TABLE leads ADD COLUMN statusChangedAt INTEGER;
ALTER TABLE leads ADD COLUMN statusBefore TEXT;
UPDATE leads SET firstContactedAt = NULL
WHERE status = 'New' OR (status = 'Lost' AND firstContactedAt = updatedAt);
`;
