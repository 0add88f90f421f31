-- First content wins. The keys are sorted so that two processes claiming the same ones wait for each other in one
-- order and cannot deadlock.
-- $1 keys, $2 content hashes, $3 when received: parallel arrays
INSERT INTO event_identity (event_key, content_hash, received_at)
SELECT event_key, content_hash, received_at
FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) AS claim (event_key, content_hash, received_at)
ORDER BY event_key
ON CONFLICT (event_key) DO NOTHING
RETURNING event_key
