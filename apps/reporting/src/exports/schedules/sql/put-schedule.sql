-- A run that is due and has not been made stays due, unless the times are changed.
INSERT INTO export_schedule AS old (tenant_id, name, question, format, cron, zone, destination, enabled, put_by, scopes,
                                    next_due_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (tenant_id, name) DO UPDATE
SET question = excluded.question, format = excluded.format, cron = excluded.cron, zone = excluded.zone,
    destination = excluded.destination, enabled = excluded.enabled, put_by = excluded.put_by, scopes = excluded.scopes,
    put_at = now(),
    next_due_at = CASE
      WHEN (old.cron, old.zone, old.enabled) = (excluded.cron, excluded.zone, excluded.enabled) THEN old.next_due_at
      ELSE excluded.next_due_at
    END
RETURNING *
