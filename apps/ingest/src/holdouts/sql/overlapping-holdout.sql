SELECT id
FROM holdout
WHERE tenant_id = $1 AND subject_kind = $2 AND subject_id = $3
  AND from_day <= $5::date AND to_day >= $4::date
  AND ended_at IS NULL
LIMIT 1
