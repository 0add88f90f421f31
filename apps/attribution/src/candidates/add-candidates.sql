-- In one order everywhere, as the lock that follows.
-- $1 tenant, $2 candidates
INSERT INTO candidate_state (tenant_id, candidate_ref)
SELECT $1, candidate_ref
FROM unnest($2::text[]) AS touched (candidate_ref)
ORDER BY candidate_ref COLLATE "C"
ON CONFLICT DO NOTHING
