-- The marks a computation that begins now will cover (their facts were stored before they were made), and the settings
-- whose ledger counts. In one statement: whoever changes the settings marks in the same transaction, so settings that
-- are not the latest come with marks that are not the latest either.
-- $1 tenant, $2 kind, $3 days
SELECT
  day,
  marked_seq,
  (SELECT coalesce(max(version), 1) FROM attribution_settings WHERE tenant_id = $1 AND state = 'active') AS settings_version
FROM bucket
WHERE tenant_id = $1 AND kind = $2 AND day = ANY ($3::date[]) AND head_seq IS DISTINCT FROM marked_seq
