-- The advocates of enrol.sql, as ingest knows them: what names one that is not known is refused.
INSERT INTO advocate (tenant_id, advocate_id)
SELECT $1, 'adv-' || number FROM generate_series(0, 9999) AS number
ON CONFLICT DO NOTHING
