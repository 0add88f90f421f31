SELECT body_hash AS "bodyHash", first_at AS "firstAt"
FROM ats_delivery
WHERE connection_id = $1 AND delivery_key = $2
