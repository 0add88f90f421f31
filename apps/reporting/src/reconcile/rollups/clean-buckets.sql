SELECT kind, day, head_version
FROM bucket
WHERE tenant_id = $1 AND head_seq IS NOT DISTINCT FROM marked_seq AND head_version IS NOT NULL
ORDER BY kind, day
