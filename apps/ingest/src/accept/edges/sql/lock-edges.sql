-- Sorted by the number that is locked, so that two processes wait for each other in one order and cannot deadlock.
-- Two names with the same number share a lock, which costs time only.
SELECT pg_advisory_xact_lock(wanted.lock)
FROM (
  SELECT DISTINCT hashtextextended('event_edge/' || tenant_id || '/' || kind, 0) AS lock
  FROM unnest($1::text[], $2::text[]) AS claim (tenant_id, kind)
  ORDER BY lock
  OFFSET 0
) AS wanted
