SELECT tenant_id, advocate_id
FROM advocate
JOIN unnest($1::text[], $2::text[]) AS wanted (tenant_id, advocate_id) USING (tenant_id, advocate_id)
