-- Shares of advocates by whether the text was made their own, and what came of either kind: clicks of shares with a link of
-- their own, reactions of shares whose reactions are known. Sums of squares are for intervals: a share is a unit, a click is not.
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
        {by:String} = 'content', if(content = '', '(none)', content),
        {by:String} = 'network', on_network,
        '') AS member,
    count() AS shares,
    uniqExact(person) AS sharers,
    countIf(own_words = true) AS shares_own_words,
    countIf(own_words = false) AS shares_as_offered,
    countIf(own_words IS NULL) AS shares_words_unknown,
    countIf(is_tracked AND own_words = true) AS own_tracked,
    sumIf(clicks, is_tracked AND own_words = true) AS own_clicks,
    sumIf(clicks * clicks, is_tracked AND own_words = true) AS own_clicks_squared,
    countIf(is_tracked AND own_words = false) AS offered_tracked,
    sumIf(clicks, is_tracked AND own_words = false) AS offered_clicks,
    sumIf(clicks * clicks, is_tracked AND own_words = false) AS offered_clicks_squared,
    countIf(latest_reactions IS NOT NULL AND own_words = true) AS own_reacted,
    sumIf(ifNull(latest_reactions, 0), own_words = true) AS own_reactions,
    sumIf(toFloat64(ifNull(latest_reactions, 0)) * ifNull(latest_reactions, 0), own_words = true) AS own_reactions_squared,
    countIf(latest_reactions IS NOT NULL AND own_words = false) AS offered_reacted,
    sumIf(ifNull(latest_reactions, 0), own_words = false) AS offered_reactions,
    sumIf(toFloat64(ifNull(latest_reactions, 0)) * ifNull(latest_reactions, 0), own_words = false) AS offered_reactions_squared
FROM published_share
GROUP BY period, member
ORDER BY member, period
