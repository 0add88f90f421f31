INSERT INTO ats_secret (id, connection_id, kind, wrapped_secret, valid_from)
VALUES ($1, $2, $3, $4, $5)
