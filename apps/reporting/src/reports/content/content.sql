-- Shares of advocates in the period per line, what came of them, and who shared. The median counts every share with a link of its own,
-- those nobody clicked included.
SELECT
    multiIf(
        {by:String} = 'content', if(content = '', '(none)', content),
        {by:String} = 'vacancy', if(vacancy = '', '(none)', vacancy),
        {by:String} = 'kind', if(kind = '', '(none)', kind),
        {by:String} = 'campaign', if(campaign = '', '(none)', campaign),
        '') AS member,
    count() AS shares,
    groupUniqArray(person) AS people,
    countIf(own_words = true) AS shares_own_words,
    countIf(own_words = false) AS shares_as_offered,
    countIf(is_tracked) AS tracked_shares,
    sumIf(clicks, is_tracked) AS share_clicks,
    if(tracked_shares = 0, NULL, quantileExactInclusiveIf(0.5)(clicks, is_tracked)) AS clicks_per_share_median,
    countIf(is_measured) AS shares_measured,
    sum(ifNull(latest_reactions, 0)) AS reactions,
    sum(ifNull(latest_comments, 0)) AS comments,
    sum(ifNull(latest_reshares, 0)) AS reshares,
    countIf(vacancy != '' AND on_network != 'intranet') AS vacancy_shares_own_network,
    uniqExactIf(vacancy, vacancy != '' AND on_network != 'intranet') AS vacancies_own_network
FROM published_share
GROUP BY member
ORDER BY member
