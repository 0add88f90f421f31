-- Marks every talent bucket of a tenant, and those of days that only the new ledger has outcomes on. In one order
-- everywhere, so that nobody waits for each other in a circle.
-- $1 tenant, $2 the new settings version
INSERT INTO bucket (tenant_id, kind, day, marked_seq)
SELECT $1, 'talent', day, nextval('bucket_mark')
FROM (
  SELECT day FROM bucket WHERE tenant_id = $1 AND kind = 'talent'
  UNION
  SELECT unnest(outcome_days) FROM candidate_state WHERE tenant_id = $1 AND settings_version = $2
) AS due
ORDER BY day
ON CONFLICT (tenant_id, kind, day) DO UPDATE SET
  marked_seq = nextval('bucket_mark'),
  marked_at = now(),
  dirty_since = CASE WHEN bucket.head_seq IS DISTINCT FROM bucket.marked_seq THEN bucket.dirty_since ELSE now() END
