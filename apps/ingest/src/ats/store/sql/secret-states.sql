SELECT connection_id AS "connectionId", kind, valid_from AS "validFrom", valid_until AS "validUntil"
FROM ats_secret
WHERE connection_id = ANY ($1::text[]) AND (valid_until IS NULL OR valid_until > $2)
ORDER BY valid_from DESC, id
