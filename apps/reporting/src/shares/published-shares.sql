-- One row per share made in the period, with everything that came of it until now ("by publish date"): the latest counters,
-- and the human clicks on its link whenever they were made.
WITH
share_event AS
(
    SELECT *
    FROM share FINAL
    WHERE tenant = {tenant:String}
      -- A local day lies within one day either side of the UTC day of the same name; this is what prunes.
      AND occurred_at >= toDateTime64({from:Date} - 1, 3, 'UTC')
      AND occurred_at < toDateTime64({to:Date} + 2, 3, 'UTC')
      AND toDate(occurred_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}
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
-- Per share and per metric the latest counter stands; argMax passes over NULL by itself.
measure AS
(
    SELECT
        share_id,
        argMax(impressions, (occurred_at, toString(event_key))) AS latest_impressions,
        argMax(reactions, (occurred_at, toString(event_key))) AS latest_reactions,
        argMax(comments, (occurred_at, toString(event_key))) AS latest_comments,
        argMax(reshares, (occurred_at, toString(event_key))) AS latest_reshares,
        true AS is_measured
    FROM share_measure
    WHERE tenant = {tenant:String} AND share_id IN (SELECT share_id FROM share_event)
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
    GROUP BY share_id
),
-- A link that several shares carry, also outside the period, does not say which of them was clicked.
share_of_link AS
(
    SELECT toString(link_code) AS link, any(share_id) AS linked_share
    FROM share
    WHERE tenant = {tenant:String}
      AND link_code IN (SELECT link_code FROM share_event WHERE link_code != '')
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
    GROUP BY link
    HAVING uniqExact(share_id) = 1
),
clicked AS
(
    SELECT if(share_id != '', share_id, linked_share) AS clicked_share, countIf(verdict = 'human') AS human_clicks
    FROM
    (
        SELECT share_id, toString(link_code) AS link, verdict
        FROM click FINAL
        WHERE tenant = {tenant:String}
          AND occurred_at >= toDateTime64({from:Date} - 1, 3, 'UTC')
          AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
    ) AS request
    LEFT JOIN share_of_link USING (link)
    GROUP BY clicked_share
),
-- What an item is, by its latest offer.
item AS
(
    SELECT
        subject AS content_id,
        argMax(JSONExtractString(data, 'kind'), (occurred_at, toString(event_key))) AS item_kind,
        argMax(JSONExtractString(data, 'vacancyId'), (occurred_at, toString(event_key))) AS item_vacancy
    FROM programme_event
    WHERE tenant = {tenant:String} AND type = 'content.offered'
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
    GROUP BY subject
),
placed AS
(
    SELECT
        share_id,
        occurred_at,
        toString(sharer) AS side,
        toString(share_row.advocate_id) AS person,
        team,
        toString(campaign_id) AS campaign,
        toString(share_row.content_id) AS content,
        toString(network) AS on_network,
        if(vacancy_id = '', item_vacancy, toString(vacancy_id)) AS vacancy,
        item_kind AS kind,
        toString(share_row.link_code) AS link,
        own_words,
        audience
    FROM share_row
    ASOF LEFT JOIN (SELECT advocate_id, since, team FROM enrolment_known(tenant = {tenant:String}, as_known_at = {as_known_at:String})) AS enrolled
        ON share_row.advocate_id = enrolled.advocate_id AND share_row.occurred_at >= enrolled.since
    LEFT JOIN item ON share_row.content_id = item.content_id
)
SELECT
    share_id,
    toDate(occurred_at, {zone:String}) AS day,
    side,
    person,
    team,
    campaign,
    content,
    on_network,
    vacancy,
    kind,
    own_words,
    audience,
    is_measured,
    latest_impressions,
    latest_reactions,
    latest_comments,
    latest_reshares,
    link IN (SELECT link FROM share_of_link) OR clicked_share != '' AS is_tracked,
    toInt64(human_clicks) AS clicks
FROM placed
LEFT JOIN measure USING (share_id)
LEFT JOIN clicked ON placed.share_id = clicked.clicked_share
WHERE (empty({team:Array(String)}) OR team IN {team:Array(String)})
  AND (empty({campaign:Array(String)}) OR campaign IN {campaign:Array(String)})
  AND (empty({content:Array(String)}) OR content IN {content:Array(String)})
  AND (empty({network:Array(String)}) OR on_network IN {network:Array(String)})
  AND (empty({vacancy:Array(String)}) OR vacancy IN {vacancy:Array(String)})
  AND ({sharer:String} = 'all' OR side = {sharer:String})
