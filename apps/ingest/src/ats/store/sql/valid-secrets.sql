SELECT id, wrapped_secret AS "wrappedSecret"
FROM ats_secret
WHERE connection_id = $1 AND kind = $2 AND valid_from <= $3 AND (valid_until IS NULL OR valid_until > $3)
ORDER BY valid_from DESC, id
