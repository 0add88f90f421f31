-- Clicks and interactions per measured impression, of shares of advocates and of the company page: the sums over shares
-- that the ratio of the two and its interval are worked out from. Only shares whose impressions are known; for clicks only those
-- with a tracked link, because on the others nobody can click.
WITH
share_row AS
(
    -- When several events name one share the earliest stands.
    SELECT
        share_id,
        argMin(toString(sharer), (occurred_at, toString(event_key))) AS side,
        argMin(toString(link_code), (occurred_at, toString(event_key))) AS link,
        min(occurred_at) AS shared_at
    FROM share
    WHERE tenant = {tenant:String}
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
    GROUP BY share_id
    HAVING toDate(shared_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}
),
measured AS
(
    SELECT
        share_id,
        argMax(impressions, (occurred_at, toString(event_key))) AS latest_impressions,
        ifNull(argMax(reactions, (occurred_at, toString(event_key))), 0)
            + ifNull(argMax(comments, (occurred_at, toString(event_key))), 0)
            + ifNull(argMax(reshares, (occurred_at, toString(event_key))), 0) AS interactions
    FROM share_measure
    WHERE tenant = {tenant:String}
      AND share_id IN (SELECT share_id FROM share_row)
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
    GROUP BY share_id
    HAVING latest_impressions > 0
),
-- A link that several shares carry does not say which of them was clicked.
share_of_link AS
(
    SELECT link, any(share_id) AS linked_share
    FROM share_row
    WHERE link != ''
    GROUP BY link
    HAVING count() = 1
),
clicked AS
(
    SELECT if(click.share_id != '', click.share_id, linked_share) AS clicked_share, countIf(verdict = 'human') AS clicks
    FROM (SELECT * FROM click FINAL WHERE tenant = {tenant:String}
        AND occurred_at >= toDateTime64({from:Date} - 1, 3, 'UTC')
        AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))) AS click
    LEFT JOIN share_of_link ON click.link_code = share_of_link.link
    GROUP BY clicked_share
)
SELECT
    side,
    countIf(is_tracked) AS click_clusters,
    sumIf(clicks, is_tracked) AS click_events,
    sumIf(exposure, is_tracked) AS click_exposure,
    sumIf(clicks * clicks, is_tracked) AS click_events_squared,
    sumIf(clicks * exposure, is_tracked) AS click_events_times_exposure,
    sumIf(exposure * exposure, is_tracked) AS click_exposure_squared,
    count() AS interaction_clusters,
    sum(interactions) AS interaction_events,
    sum(exposure) AS interaction_exposure,
    sum(interactions * interactions) AS interaction_events_squared,
    sum(interactions * exposure) AS interaction_events_times_exposure,
    sum(exposure * exposure) AS interaction_exposure_squared
FROM
(
    SELECT
        side,
        toFloat64(latest_impressions) AS exposure,
        toFloat64(measured.interactions) AS interactions,
        toFloat64(clicked.clicks) AS clicks,
        link IN (SELECT link FROM share_of_link) OR clicked.clicked_share != '' AS is_tracked
    FROM share_row
    INNER JOIN measured USING (share_id)
    LEFT JOIN clicked ON share_row.share_id = clicked.clicked_share
)
GROUP BY side
ORDER BY side
