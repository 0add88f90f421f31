-- Asked again, it is due at once and starts over: something changed since, so an answer on its way is too old.
INSERT INTO ats_fetch (connection_id, request_hash, what, path, told, asked_at, due_at)
SELECT $1, decode(hash, 'hex'), what, path, told, $3, $3
FROM jsonb_to_recordset($2::jsonb) AS request (hash text, what text, path text, told jsonb)
ORDER BY hash
ON CONFLICT (connection_id, request_hash)
DO UPDATE SET generation = ats_fetch.generation + 1, asked_at = EXCLUDED.asked_at, due_at = EXCLUDED.due_at,
              attempts = 0, last_error = NULL
