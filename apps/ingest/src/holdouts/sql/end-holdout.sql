UPDATE holdout SET ended_at = now(), ended_by = $3 WHERE tenant_id = $1 AND id = $2::uuid AND ended_at IS NULL
