-- Rows of every grain of the versions that stand, one per group: a group may have several until they are merged.
SELECT
    tenant,
    day,
    grain,
    sharer,
    advocate_id,
    team,
    campaign_id,
    content_id,
    network,
    sum(copy.shares) AS shares,
    sum(copy.shares_with_audience) AS shares_with_audience,
    sum(copy.potential_exposures) AS potential_exposures,
    max(copy.audience_max) AS audience_max,
    sum(copy.shares_measured) AS shares_measured,
    sum(copy.shares_with_impressions) AS shares_with_impressions,
    sum(copy.shares_with_members_reached) AS shares_with_members_reached,
    sum(copy.impressions) AS impressions,
    sum(copy.members_reached) AS members_reached,
    sum(copy.reactions) AS reactions,
    sum(copy.comments) AS comments,
    sum(copy.reshares) AS reshares,
    sum(copy.requests) AS requests,
    sum(copy.clicks_human) AS clicks_human,
    sum(copy.clicks_keyless) AS clicks_keyless,
    sum(copy.touches) AS touches
FROM reach_grain_rollup AS copy
WHERE tenant = {tenant:String}
  AND day IN {head_days:Array(Date)}
  AND version = transform(day, {head_days:Array(Date)}, {head_versions:Array(UInt64)}, toUInt64(0))
GROUP BY tenant, day, grain, sharer, advocate_id, team, campaign_id, content_id, network
