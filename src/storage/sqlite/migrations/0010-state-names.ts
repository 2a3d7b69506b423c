/**
 * The states `waiting` and `parked` of a raw lead become `pending` and `needs-attention`, in the
 * rows, in the counts and in the stored comparisons.
 */
export const stateNames = `
DROP INDEX meta_leads_held;
DROP INDEX meta_leads_by_cause;
DROP INDEX meta_leads_unread;
DROP TRIGGER meta_leads_moved;

UPDATE meta_leads SET state = 'pending' WHERE state = 'waiting';
UPDATE meta_leads SET state = 'needs-attention' WHERE state = 'parked';
UPDATE form_counts SET state = 'pending' WHERE state = 'waiting';
UPDATE form_counts SET state = 'needs-attention' WHERE state = 'parked';
UPDATE meta_forms SET comparison = json_remove(
    json_set(comparison,
      '$.pending', json_extract(comparison, '$.waiting'),
      '$.needsAttention', json_extract(comparison, '$.parked')),
    '$.waiting', '$.parked')
  WHERE json_valid(comparison) AND json_extract(comparison, '$.waiting') IS NOT NULL;

CREATE INDEX meta_leads_held ON meta_leads(state, receivedAt, leadId)
  WHERE state IN ('pending', 'needs-attention', 'skipped', 'dismissed');
CREATE INDEX meta_leads_by_cause ON meta_leads(state, pageId, platform, failure, receivedAt, leadId)
  WHERE state IN ('pending', 'needs-attention', 'skipped', 'dismissed');
CREATE INDEX meta_leads_unread ON meta_leads(pageId, coalesce(created_time, receivedAt))
  WHERE originalFields IS NULL AND state IN ('received', 'pending', 'needs-attention');

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
`;
