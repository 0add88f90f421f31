-- The rows of unique_rollup for some days of one tenant: distinct people behind the human clicks, per breakdown.
-- Somebody who was reached by m members of a breakdown on a day adds 1/m to the fair share of each, so that the fair
-- shares of a breakdown add up to its distinct people. '' (no campaign, no content, no team) is a member like any
-- other. The company page is not an advocate: its clicks are in every breakdown but that one.
WITH
visit AS
(
    SELECT
        toDate(occurred_at, {zone:String}) AS day,
        occurred_at,
        visitor_key,
        sharer,
        advocate_id,
        campaign_id,
        content_id,
        network
    FROM click FINAL
    WHERE tenant = {tenant:String}
      -- A local day lies within one day either side of the UTC day of the same name; this is what prunes.
      AND occurred_at >= toDateTime64(arrayMin({days:Array(Date)}) - 1, 3, 'UTC')
      AND occurred_at < toDateTime64(arrayMax({days:Array(Date)}) + 2, 3, 'UTC')
      AND toDate(occurred_at, {zone:String}) IN {days:Array(Date)}
      AND verdict = 'human'
      -- As known at a moment; '' is now, and then the column is not even read.
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
      AND visitor_key != ''
),
reached AS
(
    SELECT
        day,
        visitor_key,
        reached_by.1 AS breakdown,
        groupUniqArray(reached_by.2) AS members
    FROM
    (
        SELECT
            day,
            visitor_key,
            -- breakdowns (a rollup has one per dimension; reporting asks for one of its own)
            arrayJoin(arrayConcat(
                [('total', ''), ('team', toString(team)), ('campaign', toString(campaign_id)),
                 ('content', toString(content_id)), ('network', toString(network))],
                if(sharer = 'advocate', [('advocate', toString(visit.advocate_id))], [])
            )) AS reached_by
            -- end of breakdowns
        FROM visit
        ASOF LEFT JOIN (SELECT advocate_id, since, team FROM enrolment_known(tenant = {tenant:String}, as_known_at = {as_known_at:String})) AS enrolled
            ON visit.advocate_id = enrolled.advocate_id AND visit.occurred_at >= enrolled.since
        -- people are narrowed here (reporting's filters; a rollup is computed of everybody)
    )
    GROUP BY day, visitor_key, breakdown
)
SELECT
    {tenant:String} AS tenant,
    day,
    breakdown,
    member,
    sum(visitors) AS unique_clickers,
    -- Added up in the order of m: floating point gives the same text every time the bucket is computed.
    arraySum(share -> share.2 / share.1, arraySort(groupArray((reached_by_members, visitors)))) AS fair_share
FROM
(
    SELECT day, breakdown, arrayJoin(members) AS member, length(members) AS reached_by_members, count() AS visitors
    FROM reached
    GROUP BY day, breakdown, member, reached_by_members
)
GROUP BY day, breakdown, member
