-- In one order everywhere, as the lock that follows.
-- $1 tenant, $2 candidates, $3 settings versions
INSERT INTO candidate_state (tenant_id, settings_version, candidate_ref)
SELECT $1, settings_version, candidate_ref
FROM unnest($3::int[]) AS ledger (settings_version), unnest($2::text[]) AS touched (candidate_ref)
ORDER BY settings_version, candidate_ref COLLATE "C"
ON CONFLICT DO NOTHING
