-- Every edge on a way from one of the given references. UNION, not UNION ALL: it ends even if a circle were stored.
-- An edge whose event lost its identity to another content was never accepted and does not count.
WITH RECURSIVE
accepted AS NOT MATERIALIZED (
  SELECT tenant_id, kind, from_ref, to_ref
  FROM event_edge
  WHERE NOT EXISTS (
    SELECT FROM event_identity AS standing
    WHERE standing.event_key = event_edge.event_key AND standing.content_hash <> event_edge.content_hash
  )
),
reached AS (
  SELECT tenant_id, kind, ref
  FROM unnest($1::text[], $2::text[], $3::text[]) AS start (tenant_id, kind, ref)
  UNION
  SELECT accepted.tenant_id, accepted.kind, accepted.to_ref
  FROM reached
  JOIN accepted
    ON accepted.tenant_id = reached.tenant_id AND accepted.kind = reached.kind AND accepted.from_ref = reached.ref
)
SELECT DISTINCT accepted.tenant_id, accepted.kind, accepted.from_ref, accepted.to_ref
FROM reached
JOIN accepted
  ON accepted.tenant_id = reached.tenant_id AND accepted.kind = reached.kind AND accepted.from_ref = reached.ref
