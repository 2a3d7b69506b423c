/** The tables of the first version. */
export const firstSchema = `
CREATE TABLE meta_pages (
  pageId TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  platform TEXT NOT NULL,
  parentPageId TEXT REFERENCES meta_pages(pageId) ON DELETE CASCADE,
  accessToken TEXT NOT NULL,
  isActive INTEGER NOT NULL,
  enabledAt INTEGER,
  attention TEXT,
  lastUpdated INTEGER NOT NULL,
  lastSync INTEGER,
  syncCount INTEGER NOT NULL DEFAULT 0,
  watermark INTEGER,
  lastCatchUp INTEGER,
  catchUpDueAt INTEGER,
  catchUpSince INTEGER,
  passHolder TEXT,
  passUntil INTEGER,
  passCheckpoint TEXT,
  createdAt INTEGER NOT NULL,
  updatedAt INTEGER NOT NULL
) STRICT;

CREATE TABLE meta_forms (
  formId TEXT PRIMARY KEY,
  pageId TEXT NOT NULL REFERENCES meta_pages(pageId) ON DELETE CASCADE,
  name TEXT NOT NULL,
  status TEXT NOT NULL,
  locale TEXT NOT NULL,
  createdTime INTEGER,
  leadsCount INTEGER,
  expiredCount INTEGER,
  comparison TEXT,
  questions TEXT NOT NULL,
  updatedAt INTEGER NOT NULL
) STRICT;
CREATE INDEX meta_forms_by_page ON meta_forms(pageId);

CREATE TABLE webhook_deliveries (
  id INTEGER PRIMARY KEY,
  receivedAt INTEGER NOT NULL,
  body BLOB NOT NULL
) STRICT;

-- dueAt is when a raw lead wants work: at once, at its next attempt, or when the lease of the
-- worker that has it ends. Null means settled.
CREATE TABLE meta_leads (
  leadId TEXT PRIMARY KEY,
  formId TEXT NOT NULL,
  pageId TEXT NOT NULL,
  platform TEXT,
  created_time INTEGER,
  field_data TEXT,
  originalFields TEXT,
  processed INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  failure TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  claims INTEGER NOT NULL DEFAULT 0,
  dueAt INTEGER,
  nextAttemptAt INTEGER,
  leaseHolder TEXT,
  via TEXT NOT NULL,
  event TEXT,
  receivedAt INTEGER NOT NULL,
  webhookAt INTEGER,
  foundAt INTEGER,
  fetchedAt INTEGER,
  createdAt INTEGER NOT NULL,
  processedAt INTEGER
) STRICT;
CREATE INDEX meta_leads_due ON meta_leads(pageId, dueAt) WHERE dueAt IS NOT NULL;
CREATE INDEX meta_leads_unsettled ON meta_leads(state, receivedAt, leadId)
  WHERE state IN ('waiting', 'parked');
CREATE INDEX meta_leads_unread ON meta_leads(pageId)
  WHERE originalFields IS NULL AND state IN ('received', 'waiting', 'parked');
CREATE INDEX meta_leads_unannounced ON meta_leads(pageId, created_time) WHERE webhookAt IS NULL;
CREATE INDEX meta_leads_of_form ON meta_leads(formId, created_time);
CREATE INDEX meta_leads_stored ON meta_leads(processedAt, via, created_time, pageId)
  WHERE state = 'stored';

-- How many raw leads stand where, kept by the triggers below: counting a million takes a second.
CREATE TABLE form_counts (
  pageId TEXT NOT NULL,
  formId TEXT NOT NULL,
  platform TEXT NOT NULL,
  state TEXT NOT NULL,
  leads INTEGER NOT NULL,
  newest INTEGER,
  lastWebhook INTEGER,
  PRIMARY KEY (pageId, formId, platform, state)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER meta_leads_added AFTER INSERT ON meta_leads BEGIN
  INSERT INTO form_counts VALUES (new.pageId, new.formId, coalesce(new.platform, ''), new.state,
    1, new.created_time, new.webhookAt)
  ON CONFLICT DO UPDATE SET leads = leads + 1,
    newest = coalesce(max(newest, excluded.newest), newest, excluded.newest),
    lastWebhook = coalesce(max(lastWebhook, excluded.lastWebhook), lastWebhook, excluded.lastWebhook);
END;
CREATE TRIGGER meta_leads_announced AFTER UPDATE OF webhookAt ON meta_leads BEGIN
  UPDATE form_counts
  SET lastWebhook = coalesce(max(lastWebhook, new.webhookAt), lastWebhook, new.webhookAt)
  WHERE (pageId, formId, platform, state)
    = (new.pageId, new.formId, coalesce(new.platform, ''), new.state);
END;
CREATE TRIGGER meta_leads_moved AFTER UPDATE OF pageId, formId, platform, state ON meta_leads
WHEN (old.pageId, old.formId, old.state) <> (new.pageId, new.formId, new.state)
  OR old.platform IS NOT new.platform
BEGIN
  UPDATE form_counts SET leads = leads - 1
  WHERE (pageId, formId, platform, state)
    = (old.pageId, old.formId, coalesce(old.platform, ''), old.state);
  INSERT INTO form_counts VALUES (new.pageId, new.formId, coalesce(new.platform, ''), new.state,
    1, new.created_time, new.webhookAt)
  ON CONFLICT DO UPDATE SET leads = leads + 1,
    newest = coalesce(max(newest, excluded.newest), newest, excluded.newest),
    lastWebhook = coalesce(max(lastWebhook, excluded.lastWebhook), lastWebhook, excluded.lastWebhook);
END;

-- position orders the list: the second in which the form was sent, then the order of recording.
CREATE TABLE leads (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  metaLeadId TEXT UNIQUE,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  phoneE164 TEXT NOT NULL,
  company TEXT NOT NULL,
  contact TEXT NOT NULL,
  status TEXT NOT NULL,
  source TEXT NOT NULL,
  tags TEXT NOT NULL,
  metaData TEXT,
  answers TEXT NOT NULL,
  disclaimers TEXT NOT NULL,
  origin TEXT,
  firstSeenAt INTEGER,
  firstContactedAt INTEGER,
  createdAt INTEGER NOT NULL,
  updatedAt INTEGER NOT NULL
) STRICT;
CREATE INDEX leads_by_status ON leads(status, position);
CREATE INDEX leads_by_source ON leads(source, position);
CREATE INDEX leads_by_status_and_source ON leads(status, source, position);

-- Each lead's search terms under its position: an index alone, the words stand in leads. The
-- tokenizer must agree with leads/search-terms.ts; "=" marks the terms of the filters. Without
-- the prefix indexes a search for "an" would first merge every term that begins with it.
CREATE VIRTUAL TABLE leads_search USING fts5(
  terms, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3 4 5',
  tokenize = "ascii tokenchars '@._+-='"
);

CREATE TABLE connect_states (
  stateHash TEXT PRIMARY KEY,
  sessionId TEXT NOT NULL,
  expiresAt INTEGER NOT NULL
) STRICT;

CREATE TABLE health_reports (
  subject TEXT PRIMARY KEY,
  report TEXT NOT NULL,
  checkedAt INTEGER NOT NULL
) STRICT;

CREATE TABLE webhook_verdicts (
  hour INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  count INTEGER NOT NULL,
  lastAt INTEGER NOT NULL,
  PRIMARY KEY (hour, verdict)
) STRICT;

CREATE TABLE write_check (id INTEGER PRIMARY KEY, checkedAt INTEGER NOT NULL) STRICT;
`;
