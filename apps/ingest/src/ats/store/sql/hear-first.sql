INSERT INTO ats_first_heard (event_key, heard_at)
SELECT event_key, $2
FROM unnest($1::uuid[]) AS told (event_key)
ORDER BY event_key
ON CONFLICT DO NOTHING
