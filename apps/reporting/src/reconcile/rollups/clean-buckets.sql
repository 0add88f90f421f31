SELECT
  kind,
  day,
  head_version,
  (SELECT coalesce(max(version), 1) FROM attribution_settings WHERE tenant_id = $1 AND state = 'active') AS settings_version
FROM bucket
WHERE tenant_id = $1 AND head_seq IS NOT DISTINCT FROM marked_seq AND head_version IS NOT NULL
ORDER BY kind, day
