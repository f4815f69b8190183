-- An alert says itself whether somebody has seen it, so that one index has a practice's alerts in the order of need.
ALTER TABLE alert ADD COLUMN acknowledged boolean NOT NULL DEFAULT false;
UPDATE alert a SET acknowledged = true
  FROM acknowledgement k WHERE k.client_id = a.client_id AND k.alert_id = a.alert_id;

DROP INDEX alert_by_urgency;
CREATE INDEX alert_by_need ON alert (practice_id, urgency, acknowledged, since, client_id, alert_id) WHERE holds;
