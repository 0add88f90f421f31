-- The hold-outs that ran on some of the days, with what was drawn, as far as they were known.
SELECT holdout.id, name, subject_kind, subject_id, design, from_day AS "from", to_day AS "to",
       CASE WHEN $5 = '' OR ended_at <= $5::timestamptz THEN ended_at END AS ended_at,
       (SELECT json_agg(json_build_object('team', team, 'stratum', stratum, 'shown_from', shown_from) ORDER BY stratum, team)
        FROM holdout_team WHERE holdout_id = holdout.id) AS teams
FROM holdout
WHERE tenant_id = $1
  AND from_day <= $3::date AND to_day >= $2::date
  AND ($5 = '' OR created_at <= $5::timestamptz)
  -- Without a filter every subject; with one, the subjects that it names.
  AND (cardinality($4::text[]) = 0 OR subject_kind || ' ' || subject_id = ANY ($4::text[]))
ORDER BY from_day, holdout.id
