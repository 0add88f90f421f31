-- The rates of the version that counted at a moment; without rates one row without a metric, without a version none.
-- $1 tenant, $2 the moment; infinity for now
SELECT version, network, metric, currency, low_micro, central_micro, high_micro, source, valid_from, valid_to
FROM media_rate_set
LEFT JOIN media_rate USING (tenant_id, version)
WHERE tenant_id = $1
  AND version = (SELECT max(version) FROM media_rate_set WHERE tenant_id = $1 AND entered_at <= $2::timestamptz)
ORDER BY position
