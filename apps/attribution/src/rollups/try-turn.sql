-- Whether it is our turn to recompute this tenant's buckets of a kind. Given back when the transaction ends. It saves
-- work twice done; that results are right does not rest on it.
-- $1 a text that names the tenant and kind
SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS ours
