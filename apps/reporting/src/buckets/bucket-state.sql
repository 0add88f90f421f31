-- The buckets of a tenant in a period: which version of each stands, and whether it was computed from everything.
SELECT day, head_version, head_seq IS NOT DISTINCT FROM marked_seq AS is_clean
FROM bucket
WHERE tenant_id = $1 AND kind = $2 AND day BETWEEN $3 AND $4
ORDER BY day
