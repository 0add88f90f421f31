-- A page of candidates of one ledger, in the order of bytes, which is the engine's order too.
-- $1 tenant, $2 settings version, $3 the candidate before the page, $4 limit
SELECT candidate_ref, version, cardinality(outcome_days) > 0 AS has_outcomes
FROM candidate_state
WHERE tenant_id = $1 AND settings_version = $2 AND candidate_ref COLLATE "C" > $3
ORDER BY candidate_ref COLLATE "C"
LIMIT $4
