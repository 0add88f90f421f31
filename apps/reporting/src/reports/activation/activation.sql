-- People by the month and team of their first enrolment, and how many of them shared within so many days (of 24 hours)
-- after it. What they shared before does not count: it was not the programme that they began to take part in.
SELECT
    toStartOfMonth(toDate(enrolled_at, {zone:String})) AS cohort,
    multiIf({by:String} != 'team', '', team IN {shown:Array(String)}, team, {pool:String}) AS member,
    count() AS people,
    sumForEach(arrayMap(days -> toUInt64(has_shared AND first_ms <= days * 86400000), {windows:Array(UInt32)})) AS activated
FROM
(
    SELECT
        joined.advocate_id AS advocate_id,
        any(joined.enrolled_at) AS enrolled_at,
        any(joined.team) AS team,
        countIf(share_made.shared_by != '' AND shared_at >= joined.enrolled_at) > 0 AS has_shared,
        minIf(
            toUnixTimestamp64Milli(shared_at) - toUnixTimestamp64Milli(joined.enrolled_at),
            share_made.shared_by != '' AND shared_at >= joined.enrolled_at) AS first_ms
    FROM
    (
        SELECT advocate_id, min(since) AS enrolled_at, argMin(membership.team, since) AS team
        FROM membership
        WHERE is_new
        GROUP BY advocate_id
        HAVING toDate(enrolled_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}
    ) AS joined
    LEFT JOIN share_made ON joined.advocate_id = share_made.shared_by
    GROUP BY joined.advocate_id
)
GROUP BY cohort, member
ORDER BY cohort, member
