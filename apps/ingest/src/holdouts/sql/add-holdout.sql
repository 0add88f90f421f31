INSERT INTO holdout (id, tenant_id, name, subject_kind, subject_id, design, held_out_share, steps, strata, seed,
                     from_day, to_day, created_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
