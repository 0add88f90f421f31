-- What is null stays. Enabled again, or sent elsewhere, it begins with a clean slate.
-- $1 tenant, $2 id, $3 url, $4 host, $5 event types, $6 description, $7 disabled, $8 now
UPDATE webhook_subscription
SET url = coalesce($3, url),
    host = coalesce($4, host),
    event_types = coalesce($5, event_types),
    description = coalesce($6, description),
    failing_since = CASE WHEN $7 IS FALSE OR $3 IS NOT NULL THEN NULL ELSE failing_since END,
    disabled_at = CASE WHEN $7 THEN coalesce(disabled_at, $8) WHEN NOT $7 THEN NULL ELSE disabled_at END,
    disabled_reason = CASE WHEN $7 THEN coalesce(disabled_reason, 'by_owner') WHEN NOT $7 THEN NULL ELSE disabled_reason END
WHERE tenant_id = $1 AND id = $2
