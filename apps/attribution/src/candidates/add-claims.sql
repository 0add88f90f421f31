-- In one order everywhere, so that two batches never wait for each other in a circle.
-- $1 tenants, $2 claims, $3 candidates: parallel arrays
INSERT INTO evidence_claim (tenant_id, claim, candidate_ref)
SELECT tenant_id, claim, candidate_ref
FROM unnest($1::text[], $2::text[], $3::text[]) AS added (tenant_id, claim, candidate_ref)
ORDER BY tenant_id COLLATE "C", claim COLLATE "C", candidate_ref COLLATE "C"
ON CONFLICT DO NOTHING
