-- Links per line: those there are at the end of the period, made in it, and clicked in it. Of a link only its present state is
-- kept, and when it was made: a link that was switched off is left out from the moment it was.
SELECT
  CASE $2
    WHEN 'network' THEN network
    WHEN 'campaign' THEN COALESCE(NULLIF(campaign_id, ''), '(none)')
    WHEN 'sharer' THEN sharer
    ELSE ''
  END AS member,
  count(*) FILTER (WHERE is_standing)::int AS links_standing,
  count(*) FILTER (WHERE is_created)::int AS links_created,
  count(*) FILTER (WHERE is_active)::int AS links_active,
  count(DISTINCT destination) FILTER (WHERE is_created)::int AS destinations_created,
  count(DISTINCT destination) FILTER (WHERE is_active)::int AS destinations_active
FROM (
  SELECT
    network,
    campaign_id,
    sharer,
    destination,
    disabled_at IS NULL OR (disabled_at AT TIME ZONE $3)::date > $5 OR disabled_at > $7 AS is_standing,
    (created_at AT TIME ZONE $3)::date BETWEEN $4 AND $5 AS is_created,
    code = ANY ($6) AS is_active
  FROM link
  WHERE tenant_id = $1
    AND (created_at AT TIME ZONE $3)::date <= $5
    AND created_at <= $7
    AND (cardinality($8::text[]) = 0 OR network = ANY ($8))
    AND (cardinality($9::text[]) = 0 OR campaign_id = ANY ($9))
) AS known
GROUP BY member
ORDER BY member
