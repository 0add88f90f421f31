-- How many visitors were reached by exactly which of the members: one pass over the clicks, a bit per member and visitor.
-- Visitors are told apart by their whole keys, never by a hash of them, so every count is exact.
SELECT
    pattern,
    countIf(visitor_key != '') AS visitors,
    sumIf(clicks, visitor_key = '') AS clicks_keyless
FROM
(
    SELECT
        day,
        visitor_key,
        groupBitOr(bitShiftLeft(toUInt32(1), indexOf({members:Array(String)}, member) - 1)) AS pattern,
        count() AS clicks
    FROM
    (
        SELECT
            day,
            visitor_key,
            multiIf(
                {by:String} = 'advocate', toString(visit.advocate_id), -- '' for the company page
                {by:String} = 'team', toString(team),
                {by:String} = 'campaign', toString(campaign_id),
                {by:String} = 'content', toString(content_id),
                toString(network)) AS member
        FROM
        (
            SELECT
                toDate(occurred_at, {zone:String}) AS day,
                occurred_at,
                visitor_key,
                advocate_id,
                campaign_id,
                content_id,
                network
            FROM click FINAL
            WHERE tenant = {tenant:String}
              -- A local day lies within one day either side of the UTC day of the same name; this is what prunes.
              AND occurred_at >= toDateTime64({from:Date} - 1, 3, 'UTC')
              AND occurred_at < toDateTime64({to:Date} + 2, 3, 'UTC')
              AND toDate(occurred_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}
              AND verdict = 'human'
              AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
        ) AS visit
        ASOF LEFT JOIN (SELECT advocate_id, since, team FROM enrolment_known(tenant = {tenant:String}, as_known_at = {as_known_at:String})) AS enrolled
            ON visit.advocate_id = enrolled.advocate_id AND visit.occurred_at >= enrolled.since
        WHERE (empty({team:Array(String)}) OR team IN {team:Array(String)})
          AND (empty({campaign:Array(String)}) OR campaign_id IN {campaign:Array(String)})
          AND (empty({content:Array(String)}) OR content_id IN {content:Array(String)})
          AND (empty({network:Array(String)}) OR network IN {network:Array(String)})
          AND (empty({advocate:Array(String)}) OR visit.advocate_id IN {advocate:Array(String)})
    )
    WHERE member IN {members:Array(String)}
    GROUP BY day, visitor_key
)
GROUP BY pattern
ORDER BY pattern
