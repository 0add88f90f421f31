-- How many people each offer went to: those who were enrolled at that moment, in a team that it was for. They are counted
-- by a running sum of comings and goings per team, never by writing out every person for every offer.
SELECT
    multiIf({by:String} != 'team', '', team = '', '(none)', team IN {shown:Array(String)}, team, {pool:String}) AS member,
    period,
    uniqExactIf(offer, people > 0) AS offers,
    sum(people) AS offers_received,
    sumIf(people, is_over) AS offers_followed
FROM
(
    SELECT
        team,
        period,
        offer,
        is_over,
        -- Who comes at the very moment of an offer gets it; who goes then does not.
        sum(change) OVER (PARTITION BY team ORDER BY at, offer != '' ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS people
    FROM
    (
        SELECT team, moment.1 AS at, moment.2 AS change, '' AS offer, toDate(0) AS period, 0 AS is_over
        FROM (SELECT team, arrayJoin([(since, toInt64(1)), (until, toInt64(-1))]) AS moment FROM membership WHERE is_enrolled)
        UNION ALL
        SELECT named.team AS team, offered_at AS at, toInt64(0) AS change, offer, period, is_over
        FROM (SELECT DISTINCT team FROM membership) AS named
        CROSS JOIN offer
        WHERE empty(offer.teams) OR has(offer.teams, named.team)
    )
)
WHERE offer != ''
GROUP BY member, period
