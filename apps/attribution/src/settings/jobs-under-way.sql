-- Settings that do not count yet and are to, the longest waiting first; each with the ones that count meanwhile.
SELECT
  job.tenant_id,
  job.version,
  job.state,
  job.after,
  (SELECT coalesce(max(version), 1) FROM attribution_settings AS standing
   WHERE standing.tenant_id = job.tenant_id AND standing.state = 'active') AS standing_version
FROM attribution_settings AS job
WHERE job.state IN ('proposed', 'computing')
ORDER BY job.created_at, job.tenant_id
