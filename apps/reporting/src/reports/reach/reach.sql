-- Shares, what could be reached, and what was measured, per group and period. An audience is one advocate or page on one
-- network; it counts once towards the upper bound, with its largest size, however often it was shared to.
SELECT
    multiIf(
        {granularity:String} = 'day', day,
        {granularity:String} = 'week', toMonday(day),
        {granularity:String} = 'month', toStartOfMonth(day),
        {from:Date}) AS period,
    multiIf(
        {by:String} = 'advocate', multiIf(
            sharer = 'company_page', '(company page)',
            advocate_id IN {shown:Array(String)}, toString(advocate_id),
            {pool:String}),
        {by:String} = 'team', multiIf(
            team = '', '(none)',
            team IN {shown:Array(String)}, toString(team),
            {pool:String}),
        {by:String} = 'campaign', if(campaign_id = '', '(none)', toString(campaign_id)),
        {by:String} = 'content', if(content_id = '', '(none)', toString(content_id)),
        {by:String} = 'network', toString(network),
        '') AS member,
    sum(bucket_rows.shares) AS shares,
    sum(bucket_rows.shares_with_audience) AS shares_with_audience,
    sum(bucket_rows.potential_exposures) AS potential_exposures,
    arrayMax(arrayPushBack(mapValues(maxMapIf(map(concat(sharer, '/', advocate_id, '/', network), audience_max), audience_max > 0)), 0)) AS potential_unique_reach_low,
    arraySum(mapValues(maxMapIf(map(concat(sharer, '/', advocate_id, '/', network), audience_max), audience_max > 0))) AS potential_unique_reach_high,
    sum(bucket_rows.shares_measured) AS shares_measured,
    sum(bucket_rows.shares_with_impressions) AS shares_with_impressions,
    sum(bucket_rows.shares_with_members_reached) AS shares_with_members_reached,
    sum(bucket_rows.impressions) AS impressions,
    sum(bucket_rows.members_reached) AS members_reached,
    sum(bucket_rows.reactions) AS reactions,
    sum(bucket_rows.comments) AS comments,
    sum(bucket_rows.reshares) AS reshares,
    sum(bucket_rows.requests) AS requests,
    sum(bucket_rows.clicks_human) AS clicks_human,
    sum(bucket_rows.touches) AS touches,
    sum(bucket_rows.clicks_keyless) AS clicks_keyless
FROM bucket_rows
WHERE (empty({team:Array(String)}) OR team IN {team:Array(String)})
  AND (empty({campaign:Array(String)}) OR campaign_id IN {campaign:Array(String)})
  AND (empty({content:Array(String)}) OR content_id IN {content:Array(String)})
  AND (empty({network:Array(String)}) OR network IN {network:Array(String)})
  AND (empty({advocate:Array(String)}) OR advocate_id IN {advocate:Array(String)})
GROUP BY period, member
ORDER BY member, period
