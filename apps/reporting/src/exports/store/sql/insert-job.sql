-- Nothing is inserted when the key has already started a job with this idempotency key, or the schedule one for this time.
INSERT INTO export_job (id, tenant_id, asked_by, scopes, question, format, state, idempotency_key, request_hash, schedule,
                        due_at, destination)
VALUES ($1, $2, $3, $4, $5, $6, 'queued', $7, $8, $9, $10, $11)
ON CONFLICT DO NOTHING
RETURNING *
