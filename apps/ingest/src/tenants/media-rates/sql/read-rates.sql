-- One version with its rates, in the order in which they were sent; without rates one row without a position.
-- $1 tenant, $2 version; null for the latest
SELECT version, entered_at, entered_by, position, network, metric, currency, low_micro, central_micro, high_micro, source,
       valid_from, valid_to
FROM media_rate_set
LEFT JOIN media_rate USING (tenant_id, version)
WHERE tenant_id = $1
  AND version = coalesce($2::int, (SELECT max(version) FROM media_rate_set WHERE tenant_id = $1))
ORDER BY position
