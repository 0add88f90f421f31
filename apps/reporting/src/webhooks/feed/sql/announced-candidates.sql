-- Candidates of whom anything was announced, a page at a time.
-- $1 tenant, $2 after, $3 how many
SELECT DISTINCT candidate_ref AS "candidateRef"
FROM hire_announcement
WHERE tenant_id = $1 AND candidate_ref > $2
ORDER BY candidate_ref
LIMIT $3
