-- Clicks and measured impressions by the rate that is valid on their day: `cpc` and `cpm` are positions in the lists of
-- rates, 0 for none. A click counts on its own local day, impressions on that of the share they were measured of.
SELECT
    multiIf(
        {granularity:String} = 'day', day,
        {granularity:String} = 'week', toMonday(day),
        {granularity:String} = 'month', toStartOfMonth(day),
        {from:Date}) AS period,
    multiIf(
        {by:String} = 'team', multiIf(
            team = '', '(none)',
            team IN {shown:Array(String)}, toString(team),
            {pool:String}),
        {by:String} = 'campaign', if(campaign_id = '', '(none)', toString(campaign_id)),
        {by:String} = 'content', if(content_id = '', '(none)', toString(content_id)),
        {by:String} = 'network', toString(network),
        '') AS member,
    toString(network) AS on_network,
    arrayFirstIndex(
        (of, first_day, last_day) -> of = on_network AND day >= first_day AND day <= last_day,
        {cpc_networks:Array(String)}, {cpc_from:Array(Date)}, {cpc_to:Array(Date)}) AS cpc,
    arrayFirstIndex(
        (of, first_day, last_day) -> of = on_network AND day >= first_day AND day <= last_day,
        {cpm_networks:Array(String)}, {cpm_from:Array(Date)}, {cpm_to:Array(Date)}) AS cpm,
    sum(bucket_rows.clicks_human) AS clicks_human,
    sum(bucket_rows.impressions) AS impressions,
    sum(bucket_rows.shares) AS shares,
    sum(bucket_rows.shares_with_impressions) AS shares_with_impressions,
    -- The days to be named when there is no rate for them.
    if(cpc = 0, arraySort(groupUniqArrayIf(day, bucket_rows.clicks_human > 0)), []) AS click_days,
    if(cpm = 0, arraySort(groupUniqArrayIf(day, bucket_rows.impressions > 0)), []) AS impression_days
FROM bucket_rows
WHERE (empty({team:Array(String)}) OR team IN {team:Array(String)})
  AND (empty({campaign:Array(String)}) OR campaign_id IN {campaign:Array(String)})
  AND (empty({content:Array(String)}) OR content_id IN {content:Array(String)})
  AND (empty({network:Array(String)}) OR network IN {network:Array(String)})
GROUP BY period, member, on_network, cpc, cpm
ORDER BY period, member, on_network, cpc, cpm
