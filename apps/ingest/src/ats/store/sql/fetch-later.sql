UPDATE ats_fetch
SET due_at = $4, last_error = $5
WHERE connection_id = $1 AND request_hash = $2 AND generation = $3
