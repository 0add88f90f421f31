-- Every grain of the rows `fine`: what reach_grain_feed makes of reach_rollup, made again of what is asked about.
SELECT
    tenant,
    day,
    grain,
    sharer,
    if(grain IN ('advocate'), toString(fine.advocate_id), '') AS advocate_id,
    if(grain IN ('team', 'team_network', 'team_campaign'), toString(fine.team), '') AS team,
    if(grain IN ('campaign', 'campaign_network', 'team_campaign'), toString(fine.campaign_id), '') AS campaign_id,
    if(grain IN ('content', 'content_network'), toString(fine.content_id), '') AS content_id,
    if(grain IN ('network', 'campaign_network', 'team_network', 'content_network'), toString(fine.network), '') AS network,
    sum(fine.shares) AS shares,
    sum(fine.shares_with_audience) AS shares_with_audience,
    sum(fine.potential_exposures) AS potential_exposures,
    max(fine.audience_max) AS audience_max,
    sum(fine.shares_measured) AS shares_measured,
    sum(fine.shares_with_impressions) AS shares_with_impressions,
    sum(fine.shares_with_members_reached) AS shares_with_members_reached,
    sum(fine.impressions) AS impressions,
    sum(fine.members_reached) AS members_reached,
    sum(fine.reactions) AS reactions,
    sum(fine.comments) AS comments,
    sum(fine.reshares) AS reshares,
    sum(fine.requests) AS requests,
    sum(fine.clicks_human) AS clicks_human,
    sum(fine.clicks_keyless) AS clicks_keyless,
    sum(fine.touches) AS touches
FROM fine
ARRAY JOIN ['total', 'network', 'team', 'campaign', 'content', 'advocate',
            'campaign_network', 'team_network', 'team_campaign', 'content_network'] AS grain
GROUP BY tenant, day, grain, sharer, advocate_id, team, campaign_id, content_id, network
