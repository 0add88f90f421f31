-- The shares that cascades are made of: one row for each that was reshared or is a reshare, whenever it was made, and one
-- row per group for those of the period that are neither. In one statement, so that no share is seen twice or not at all
-- while others come in. `is_asked` says whether a share is of the period and passes the filters, as the root must.
WITH
event AS
(
    SELECT share_id, occurred_at, event_key, sharer, advocate_id, campaign_id, content_id, network, parent_share_id
    FROM share
    WHERE tenant = {tenant:String}
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
),
linked AS
(
    SELECT arrayJoin([share_id, parent_share_id]) AS share_id FROM event WHERE parent_share_id != ''
),
wanted AS
(
    SELECT share_id FROM linked
    UNION ALL
    SELECT share_id
    FROM event
    -- A local day lies within one day either side of the UTC day of the same name; this is what prunes.
    WHERE occurred_at >= toDateTime64({from:Date} - 1, 3, 'UTC') AND occurred_at < toDateTime64({to:Date} + 2, 3, 'UTC')
),
-- When several events name one share the earliest stands. A row that was stored twice is the same row, so no FINAL.
standing AS
(
    SELECT
        share_id,
        stands.1 AS occurred_at,
        stands.2 AS advocate_id,
        stands.3 AS campaign_id,
        stands.4 AS content_id,
        stands.5 AS network,
        stands.6 AS parent_share_id
    FROM
    (
        SELECT
            share_id,
            argMin(
                (occurred_at, toString(advocate_id), toString(campaign_id), toString(content_id), toString(network), parent_share_id),
                (occurred_at, toString(event_key))) AS stands
        FROM event
        WHERE share_id IN (SELECT share_id FROM wanted)
        GROUP BY share_id
    )
),
-- Counters are cumulative: the latest one stands. argMax passes over NULL by itself.
measure AS
(
    SELECT share_id, argMax(reshares, (occurred_at, toString(event_key))) AS latest_reshares
    FROM share_measure
    WHERE tenant = {tenant:String} AND reshares IS NOT NULL AND share_id IN (SELECT share_id FROM wanted)
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
    GROUP BY share_id
),
share_row AS
(
    SELECT
        standing.share_id AS share_id,
        parent_share_id,
        latest_reshares,
        share_id IN (SELECT share_id FROM linked) AS is_linked,
        toDate(occurred_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}
            AND (empty({team:Array(String)}) OR team IN {team:Array(String)})
            AND (empty({campaign:Array(String)}) OR campaign_id IN {campaign:Array(String)})
            AND (empty({content:Array(String)}) OR content_id IN {content:Array(String)})
            AND (empty({network:Array(String)}) OR network IN {network:Array(String)}) AS is_asked,
        multiIf(
            {by:String} = 'team', multiIf(
                team = '', '(none)',
                team IN {shown:Array(String)}, toString(team),
                {pool:String}),
            {by:String} = 'campaign', if(campaign_id = '', '(none)', campaign_id),
            {by:String} = 'content', if(content_id = '', '(none)', content_id),
            {by:String} = 'network', network,
            '') AS member
    FROM standing
    LEFT JOIN measure ON measure.share_id = standing.share_id
    ASOF LEFT JOIN (SELECT advocate_id, since, team FROM enrolment_known(tenant = {tenant:String}, as_known_at = {as_known_at:String})) AS enrolled
        ON standing.advocate_id = enrolled.advocate_id AND standing.occurred_at >= enrolled.since
)
SELECT
    if(is_linked, share_id, '') AS linked_share_id,
    if(is_linked, parent_share_id, '') AS linked_parent_id,
    member,
    is_asked,
    count() AS shares,
    count(latest_reshares) AS shares_with_counter,
    sum(ifNull(latest_reshares, 0)) AS counted_reshares
FROM share_row
WHERE is_linked OR is_asked
GROUP BY linked_share_id, linked_parent_id, member, is_asked
ORDER BY linked_share_id, member
LIMIT {limit:UInt32}
