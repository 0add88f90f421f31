INSERT INTO holdout_team (holdout_id, team, people, stratum, shown_from)
SELECT $1, team, people, stratum, shown_from
FROM unnest($2::text[], $3::int[], $4::int[], $5::date[]) AS drawn (team, people, stratum, shown_from)
