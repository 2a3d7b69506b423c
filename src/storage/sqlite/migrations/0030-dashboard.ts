/** What the dashboard counts: a fact of each lead, and the sheets of each UTC day (hour -1) and its hours. */
export const dashboard = `
CREATE TABLE lead_facts (
  leadId TEXT PRIMARY KEY,
  createdAt INTEGER NOT NULL,
  source TEXT NOT NULL,
  pageId TEXT NOT NULL,
  pageName TEXT NOT NULL,
  formId TEXT NOT NULL,
  formName TEXT NOT NULL,
  campaignId TEXT NOT NULL,
  campaignName TEXT NOT NULL,
  ownerId TEXT,
  status TEXT NOT NULL,
  lostReason TEXT NOT NULL,
  isUntouched INTEGER NOT NULL,
  clockFrom INTEGER,
  firstContactedAt INTEGER,
  isErased INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX lead_facts_by_time ON lead_facts(createdAt, leadId);
CREATE INDEX lead_facts_untouched ON lead_facts(createdAt, ownerId) WHERE isUntouched = 1;
CREATE INDEX lead_facts_untouched_status ON lead_facts(status, createdAt, ownerId) WHERE isUntouched = 1;

CREATE TABLE day_sheets (
  day INTEGER NOT NULL,
  hour INTEGER NOT NULL,
  scope TEXT NOT NULL,
  seq INTEGER NOT NULL,
  untouched INTEGER NOT NULL,
  counts TEXT NOT NULL,
  PRIMARY KEY (day, hour, scope)
) STRICT;
CREATE INDEX day_sheets_untouched ON day_sheets(scope, day, untouched) WHERE hour = -1;

CREATE TABLE dashboard_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  seq INTEGER NOT NULL,
  state TEXT NOT NULL
) STRICT;
`;
