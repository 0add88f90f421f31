-- What the outside knows of the hires of some candidates: the last announcement of each.
-- $1 tenant, $2 candidates
SELECT DISTINCT ON (candidate_ref, application_id)
  candidate_ref AS "candidateRef", application_id AS "applicationId", number, status, fingerprint
FROM hire_announcement
WHERE tenant_id = $1 AND candidate_ref = ANY ($2::text[])
ORDER BY candidate_ref, application_id, number DESC
