SELECT count(*) AS dirty, coalesce(extract(epoch FROM now() - min(dirty_since)), 0)::float8 AS oldest_seconds
FROM bucket
WHERE head_seq IS DISTINCT FROM marked_seq
