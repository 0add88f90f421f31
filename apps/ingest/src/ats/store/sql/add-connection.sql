INSERT INTO ats_connection (id, tenant_id, ats, name, settings)
VALUES ($1, $2, $3, $4, $5::jsonb)
