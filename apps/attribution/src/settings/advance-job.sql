-- Only from where it was: of two processes at one job, one counts.
-- $1 tenant, $2 version, $3 where it was, $4 where it is, $5 candidates between
UPDATE attribution_settings
SET after = $4,
    candidates_done = candidates_done + $5,
    candidates_total = greatest(candidates_total, candidates_done + $5)
WHERE tenant_id = $1 AND version = $2 AND state = 'computing' AND after = $3
