-- The files there is a reason for: those on offer, and those of attempts under way.
SELECT file AS name FROM export_job WHERE file IS NOT NULL
UNION ALL
SELECT id || '_' || lease || '.' || format FROM export_job WHERE state = 'running'
