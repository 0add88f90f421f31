-- The next candidates of the ledger that counts. Whoever is new and lies before them is computed under both settings by
-- the batch that brings them.
-- $1 tenant, $2 the version that counts, $3 the candidate before them, $4 limit
SELECT candidate_ref
FROM candidate_state
WHERE tenant_id = $1 AND settings_version = $2 AND candidate_ref > $3
ORDER BY candidate_ref
LIMIT $4
