-- $1 tenant, $2 claims
SELECT claim, candidate_ref
FROM evidence_claim
WHERE tenant_id = $1 AND claim = ANY ($2::text[])
