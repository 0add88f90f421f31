-- Held until the transaction ends: nobody else computes these candidates meanwhile.
-- $1 tenant, $2 candidates
SELECT candidate_ref, input_hash, outcome_days::text[] AS outcome_days
FROM candidate_state
WHERE tenant_id = $1 AND candidate_ref = ANY ($2::text[])
ORDER BY candidate_ref COLLATE "C"
FOR UPDATE
