/**
 * The audit log: who did what, by ids alone. Each entry has the hash of the one before it. The triggers
 * keep LeadRabbit itself, and a slip at the command line, from changing it.
 */
export const auditLog = `
CREATE TABLE audit_log (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actorKind TEXT NOT NULL,
  actorId TEXT NOT NULL,
  address TEXT,
  action TEXT NOT NULL,
  targetKind TEXT,
  targetId TEXT,
  fields TEXT NOT NULL,
  reference TEXT,
  previousHash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_log_actor ON audit_log (actorId, number);
CREATE INDEX audit_log_action ON audit_log (action, number);
CREATE TRIGGER audit_log_is_not_changed BEFORE UPDATE ON audit_log
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_log_is_not_cut BEFORE DELETE ON audit_log
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
`;
