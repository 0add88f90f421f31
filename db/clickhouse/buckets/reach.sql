-- The rows of reach_rollup for some days of one tenant, from the raw facts alone.
-- A day is the local day of the click or of the share. Measurements count on the day of the share they measure ("by
-- publish date"), so a day's rates divide like by like.
WITH
click_row AS
(
    SELECT
        toDate(occurred_at, {zone:String}) AS day,
        occurred_at,
        sharer,
        advocate_id,
        campaign_id,
        content_id,
        network,
        verdict = 'human' AS is_human,
        is_human AND visitor_key = '' AS is_keyless,
        -- Clicks of one visitor on one link that follow one another within 30 s are one touch, dated by the first. The
        -- key is compared as text, as everywhere: the engine's own order of UUIDs is another one.
        is_human AND (visitor_key = '' OR occurred_at > lagInFrame(occurred_at, 1, toDateTime64(0, 3, 'UTC')) OVER (
            PARTITION BY is_human, link_code, visitor_key
            ORDER BY occurred_at, toString(event_key)
            ROWS BETWEEN 1 PRECEDING AND CURRENT ROW
        ) + INTERVAL 30 SECOND) AS starts_touch
    FROM click FINAL
    WHERE tenant = {tenant:String}
      -- A local day lies within one day either side of the UTC day of the same name; this is what prunes.
      AND occurred_at >= toDateTime64(arrayMin({days:Array(Date)}) - 1, 3, 'UTC')
      AND occurred_at < toDateTime64(arrayMax({days:Array(Date)}) + 2, 3, 'UTC')
      -- The 30 s before a day begins decide whether its first clicks start a touch.
      AND (toDate(occurred_at, {zone:String}) IN {days:Array(Date)}
        OR toDate(occurred_at + INTERVAL 30 SECOND, {zone:String}) IN {days:Array(Date)})
      -- As known at a moment, here and below; '' is now, and then the column is not even read.
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
),
share_event AS
(
    SELECT *
    FROM share FINAL
    WHERE tenant = {tenant:String}
      AND occurred_at >= toDateTime64(arrayMin({days:Array(Date)}) - 1, 3, 'UTC')
      AND occurred_at < toDateTime64(arrayMax({days:Array(Date)}) + 2, 3, 'UTC')
      AND toDate(occurred_at, {zone:String}) IN {days:Array(Date)}
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
),
-- When several events name one share the earliest stands, wherever in time the others are.
share_row AS
(
    SELECT *
    FROM share_event
    INNER JOIN
    (
        SELECT share_id, min((occurred_at, toString(event_key))) AS earliest
        FROM
        (
            SELECT share_id, occurred_at, event_key
            FROM share_by_id
            WHERE {as_known_at:String} = '' AND tenant = {tenant:String} AND share_id IN (SELECT share_id FROM share_event)
            UNION ALL
            -- The look-up does not know when an event came in; only who asks about the past walks through the shares.
            SELECT share_id, occurred_at, event_key
            FROM share
            WHERE {as_known_at:String} != '' AND tenant = {tenant:String} AND share_id IN (SELECT share_id FROM share_event)
              AND received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC')
        )
        GROUP BY share_id
    ) AS identity USING (share_id)
    WHERE (occurred_at, toString(event_key)) = earliest
),
-- Counters are cumulative: per share and per metric the latest one stands. argMax passes over NULL by itself, and the
-- same measurement delivered twice has the same maximum, so no FINAL is needed.
measure AS
(
    SELECT
        share_id,
        argMax(impressions, (occurred_at, toString(event_key))) AS latest_impressions,
        argMax(members_reached, (occurred_at, toString(event_key))) AS latest_members_reached,
        argMax(reactions, (occurred_at, toString(event_key))) AS latest_reactions,
        argMax(comments, (occurred_at, toString(event_key))) AS latest_comments,
        argMax(reshares, (occurred_at, toString(event_key))) AS latest_reshares,
        true AS is_measured
    FROM share_measure
    WHERE tenant = {tenant:String} AND share_id IN (SELECT share_id FROM share_event)
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
    GROUP BY share_id
),
counted AS
(
    SELECT
        day, occurred_at, sharer, advocate_id, campaign_id, content_id, network,
        0 AS is_share,
        CAST(NULL, 'Nullable(UInt64)') AS audience,
        false AS is_measured,
        CAST(NULL, 'Nullable(UInt64)') AS latest_impressions,
        CAST(NULL, 'Nullable(UInt64)') AS latest_members_reached,
        CAST(NULL, 'Nullable(UInt64)') AS latest_reactions,
        CAST(NULL, 'Nullable(UInt64)') AS latest_comments,
        CAST(NULL, 'Nullable(UInt64)') AS latest_reshares,
        is_human, is_keyless, starts_touch
    FROM click_row
    WHERE day IN {days:Array(Date)}
    UNION ALL
    SELECT
        toDate(occurred_at, {zone:String}) AS day, occurred_at, sharer, advocate_id, campaign_id, content_id, network,
        1 AS is_share,
        audience,
        is_measured,
        latest_impressions, latest_members_reached, latest_reactions, latest_comments, latest_reshares,
        false AS is_human, false AS is_keyless, false AS starts_touch
    FROM share_row
    LEFT JOIN measure USING (share_id)
)
SELECT
    {tenant:String} AS tenant,
    day,
    sharer,
    advocate_id,
    team,
    campaign_id,
    content_id,
    network,
    countIf(is_share) AS shares,
    count(audience) AS shares_with_audience,
    sum(ifNull(audience, 0)) AS potential_exposures,
    max(ifNull(audience, 0)) AS audience_max,
    countIf(is_measured) AS shares_measured,
    count(latest_impressions) AS shares_with_impressions,
    count(latest_members_reached) AS shares_with_members_reached,
    sum(ifNull(latest_impressions, 0)) AS impressions,
    sum(ifNull(latest_members_reached, 0)) AS members_reached,
    sum(ifNull(latest_reactions, 0)) AS reactions,
    sum(ifNull(latest_comments, 0)) AS comments,
    sum(ifNull(latest_reshares, 0)) AS reshares,
    countIf(NOT is_share) AS requests,
    countIf(is_human) AS clicks_human,
    countIf(is_keyless) AS clicks_keyless,
    countIf(starts_touch) AS touches
FROM counted
ASOF LEFT JOIN (SELECT advocate_id, since, team FROM enrolment_known(tenant = {tenant:String}, as_known_at = {as_known_at:String})) AS enrolled
    ON counted.advocate_id = enrolled.advocate_id AND counted.occurred_at >= enrolled.since
GROUP BY day, sharer, advocate_id, team, campaign_id, content_id, network
