-- First content wins. The keys are sorted so that two processes claiming the same ones wait for each other in one
-- order and cannot deadlock.
INSERT INTO event_identity (event_key, content_hash)
SELECT event_key, content_hash
FROM unnest($1::uuid[], $2::uuid[]) AS claim (event_key, content_hash)
ORDER BY event_key
ON CONFLICT (event_key) DO NOTHING
RETURNING event_key
