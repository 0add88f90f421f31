-- Offers until the end of the period, of items that were offered or shared in it, with the item's first share by an advocate at or
-- after its first offer. Kind and vacancy are those of the item's latest offer, the campaign is the offer's own.
WITH
offer AS
(
    SELECT
        subject AS content,
        occurred_at,
        toDate(occurred_at, {zone:String}) AS day,
        JSONExtractString(data, 'kind') AS kind,
        JSONExtractString(data, 'campaignId') AS campaign,
        JSONExtractString(data, 'vacancyId') AS vacancy,
        toString(event_key) AS key,
        JSONExtract(data, 'offeredTo', 'Array(String)') AS teams -- empty: everyone
    FROM programme_event FINAL
    WHERE tenant = {tenant:String}
      AND type = 'content.offered'
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
),
item AS
(
    SELECT
        content,
        argMax(kind, (occurred_at, key)) AS item_kind,
        argMax(vacancy, (occurred_at, key)) AS item_vacancy,
        min(occurred_at) AS first_offer_at
    FROM offer
    GROUP BY content
),
shared AS
(
    SELECT
        content,
        minIf(shared_at, shared_at >= first_offer_at) AS first_share,
        countIf(shared_at >= first_offer_at) AS after_offer,
        max(toDate(shared_at, {zone:String}) >= {from:Date}) AS is_shared_in_period
    FROM
    (
        -- When several events name one share the earliest stands.
        SELECT share_id, argMin(toString(content_id), (occurred_at, toString(event_key))) AS content, min(occurred_at) AS shared_at
        FROM share
        WHERE tenant = {tenant:String}
          AND sharer = 'advocate'
          AND content_id IN (SELECT content FROM item)
          AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
        GROUP BY share_id
        HAVING toDate(shared_at, {zone:String}) <= {to:Date}
    ) AS share_row
    INNER JOIN item USING (content)
    GROUP BY content
)
SELECT
    content,
    item_kind AS kind,
    campaign,
    item_vacancy AS vacancy,
    toUnixTimestamp64Milli(occurred_at) AS offered_ms,
    teams,
    day >= {from:Date} AND occurred_at = first_offer_at AS is_new,
    if(after_offer > 0, toUnixTimestamp64Milli(first_share), NULL) AS first_share_ms
FROM offer
INNER JOIN item USING (content)
LEFT JOIN shared USING (content)
WHERE day <= {to:Date}
  AND (is_shared_in_period OR content IN (SELECT content FROM offer WHERE day BETWEEN {from:Date} AND {to:Date}))
  AND (empty({campaign:Array(String)}) OR campaign IN {campaign:Array(String)})
  AND (empty({content:Array(String)}) OR content IN {content:Array(String)})
  AND (empty({vacancy:Array(String)}) OR item_vacancy IN {vacancy:Array(String)})
ORDER BY content, occurred_at, key
