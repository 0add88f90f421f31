UPDATE rejected_event SET replayed_at = now() WHERE tenant_id = $1 AND id = $2 AND replayed_at IS NULL
