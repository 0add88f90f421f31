DELETE FROM export_job
WHERE state IN ('failed', 'cancelled', 'expired') AND ended_at < now() - $1 * interval '1 day'
