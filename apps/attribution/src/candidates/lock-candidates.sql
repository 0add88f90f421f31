-- Held until the transaction ends: nobody else computes these candidates under these settings meanwhile.
-- $1 tenant, $2 candidates, $3 settings versions
SELECT settings_version, candidate_ref, input_hash, outcome_days::text[] AS outcome_days
FROM candidate_state
WHERE tenant_id = $1 AND settings_version = ANY ($3::int[]) AND candidate_ref = ANY ($2::text[])
ORDER BY settings_version, candidate_ref COLLATE "C"
FOR UPDATE
