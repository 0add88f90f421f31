UPDATE rejected_event SET replayed_at = now()
WHERE tenant_id = $1 AND id = ANY ($2::uuid[]) AND replayed_at IS NULL
