-- Claimed by moving it out of sight for the time one attempt may take: a process that dies leaves it to the next.
-- Requests of disabled connections wait.
UPDATE ats_fetch
SET due_at = $2, attempts = ats_fetch.attempts + 1
FROM (
  SELECT connection_id, request_hash
  FROM ats_fetch
  WHERE due_at <= $1
    AND EXISTS (SELECT 1 FROM ats_connection c WHERE c.id = ats_fetch.connection_id AND c.disabled_at IS NULL)
  ORDER BY due_at
  LIMIT $3
  FOR UPDATE SKIP LOCKED
) AS due
WHERE ats_fetch.connection_id = due.connection_id AND ats_fetch.request_hash = due.request_hash
RETURNING ats_fetch.connection_id AS "connectionId", ats_fetch.request_hash AS "requestHash", what, path, told, generation,
          asked_at AS "askedAt", attempts
