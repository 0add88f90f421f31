-- Makes a computed version the one that counts, unless a newer one does already. A bucket that was marked meanwhile
-- stays dirty, and its wait begins anew.
-- $1 tenant, $2 kind, $3 version, $4 days, $5 the marks that were read before computing: parallel arrays
UPDATE bucket SET
  head_version = $3,
  head_seq = computed.covered_seq,
  dirty_since = now()
FROM (
  SELECT bucket.day, covered_seq
  FROM bucket
  JOIN unnest($4::date[], $5::bigint[]) AS computed (day, covered_seq) USING (day)
  WHERE bucket.tenant_id = $1 AND bucket.kind = $2
  ORDER BY bucket.day
  FOR UPDATE OF bucket
) AS computed
WHERE bucket.tenant_id = $1 AND bucket.kind = $2 AND bucket.day = computed.day
  AND (bucket.head_version IS NULL OR bucket.head_version < $3)
