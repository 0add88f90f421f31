-- A connection that is disabled twice was disabled the first time.
UPDATE ats_connection
SET name = coalesce($3, name),
    settings = coalesce($4::jsonb, settings),
    disabled_at = CASE WHEN $5::boolean IS NULL THEN disabled_at WHEN $5 THEN coalesce(disabled_at, now()) END
WHERE tenant_id = $1 AND id = $2
