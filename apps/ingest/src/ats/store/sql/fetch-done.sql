DELETE FROM ats_fetch WHERE connection_id = $1 AND request_hash = $2 AND generation = $3
