-- What friends did with the shares of the period, each kind by itself, with the number of shares for which that kind is known.
-- The last three groups are the numerators and denominators of rates: over the same shares above the line and below it.
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
        {by:String} = 'campaign', if(campaign = '', '(none)', campaign),
        {by:String} = 'network', on_network,
        '') AS member,
    count() AS shares,
    countIf(is_tracked) AS tracked_shares,
    sumIf(clicks, is_tracked) AS share_clicks,
    count(latest_reshares) AS shares_with_reshares,
    sum(ifNull(latest_reshares, 0)) AS reshares,
    count(latest_reactions) AS shares_with_reactions,
    sum(ifNull(latest_reactions, 0)) AS reactions,
    count(latest_comments) AS shares_with_comments,
    sum(ifNull(latest_comments, 0)) AS comments,
    countIf(is_tracked AND latest_reshares IS NOT NULL AND latest_reactions IS NOT NULL AND latest_comments IS NOT NULL) AS shares_all_kinds,
    countIf(is_tracked AND ifNull(latest_impressions, 0) > 0) AS click_through_shares,
    sumIf(clicks, is_tracked AND ifNull(latest_impressions, 0) > 0) AS click_through_clicks,
    sumIf(ifNull(latest_impressions, 0), is_tracked) AS click_through_impressions,
    countIf(ifNull(latest_impressions, 0) > 0) AS shown_shares,
    sumIf(
        ifNull(latest_reactions, 0) + ifNull(latest_comments, 0) + ifNull(latest_reshares, 0),
        ifNull(latest_impressions, 0) > 0) AS network_interactions,
    sum(ifNull(latest_impressions, 0)) AS shown_impressions,
    count(audience) AS shares_with_audience,
    sumIf(
        if(is_tracked, clicks, 0) + toInt64(ifNull(latest_reactions, 0) + ifNull(latest_comments, 0) + ifNull(latest_reshares, 0)),
        audience IS NOT NULL) AS interactions_with_audience,
    sum(ifNull(audience, 0)) AS potential_exposures
FROM published_share
GROUP BY period, member
ORDER BY member, period
