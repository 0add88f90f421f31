-- A job that ended its process as often as it may is not given to another.
UPDATE export_job
SET state = 'failed', lease = NULL, leased_until = NULL, ended_at = now(), failure = $2
WHERE state = 'running' AND leased_until < now() AND attempts >= $1
