INSERT INTO event_edge (tenant_id, kind, from_ref, to_ref, event_key, content_hash)
SELECT tenant_id, kind, from_ref, to_ref, event_key, content_hash
FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::uuid[])
  AS claim (tenant_id, kind, from_ref, to_ref, event_key, content_hash)
ON CONFLICT DO NOTHING
