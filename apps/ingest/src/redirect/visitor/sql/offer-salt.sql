-- The first process to offer a salt for the day wins; the others read it afterwards.
INSERT INTO visitor_salt (tenant_id, day, wrapped_salt) VALUES ($1, $2::date, $3) ON CONFLICT DO NOTHING
