-- Every day of a period is due, for both kinds of rollups, as if an event of it had just arrived.
INSERT INTO bucket (tenant_id, kind, day, marked_seq, marked_at)
SELECT $1, kind, day::date, nextval('bucket_mark'), now() - interval '1 hour'
FROM unnest(ARRAY['reach', 'talent']) AS kind, generate_series($2::date, $3::date, interval '1 day') AS day
ON CONFLICT (tenant_id, kind, day) DO UPDATE SET marked_seq = excluded.marked_seq, marked_at = excluded.marked_at
