INSERT INTO advocate (tenant_id, advocate_id)
SELECT tenant_id, advocate_id
FROM unnest($1::text[], $2::text[]) AS named (tenant_id, advocate_id)
ORDER BY tenant_id, advocate_id
ON CONFLICT DO NOTHING
