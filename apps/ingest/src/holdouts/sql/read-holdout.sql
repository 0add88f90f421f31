SELECT id, name, subject_kind AS "subjectKind", subject_id AS "subjectId", design, held_out_share AS "heldOutShare",
       steps, strata, seed, from_day AS "from", to_day AS "to", created_at AS "createdAt", created_by AS "createdBy",
       ended_at AS "endedAt", ended_by AS "endedBy",
       (SELECT json_agg(json_build_object('team', team, 'people', people, 'stratum', stratum, 'shownFrom', shown_from)
                        ORDER BY team)
        FROM holdout_team WHERE holdout_id = holdout.id) AS teams
FROM holdout
WHERE tenant_id = $1 AND id = $2::uuid
