-- A page of candidates, in the order of bytes, which is the engine's order too.
SELECT candidate_ref, version, cardinality(outcome_days) > 0 AS has_outcomes
FROM candidate_state
WHERE tenant_id = $1 AND candidate_ref COLLATE "C" > $2
ORDER BY candidate_ref COLLATE "C"
LIMIT $3
