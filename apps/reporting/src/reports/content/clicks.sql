-- Human clicks made in the period, on links of advocates whatever the age of the share ("by event date"), per line.
WITH item AS
(
    SELECT
        subject AS content_id,
        argMax(JSONExtractString(data, 'kind'), (occurred_at, toString(event_key))) AS item_kind,
        argMax(JSONExtractString(data, 'vacancyId'), (occurred_at, toString(event_key))) AS item_vacancy
    FROM programme_event
    WHERE tenant = {tenant:String} AND type = 'content.offered'
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
    GROUP BY subject
)
SELECT
    multiIf(
        {by:String} = 'content', if(content_id = '', '(none)', toString(content_id)),
        {by:String} = 'vacancy', if(vacancy = '', '(none)', vacancy),
        {by:String} = 'kind', if(item_kind = '', '(none)', item_kind),
        {by:String} = 'campaign', if(campaign_id = '', '(none)', toString(campaign_id)),
        '') AS member,
    count() AS clicks_human
FROM
(
    SELECT content_id, campaign_id, network, item_kind, if(vacancy_id = '', item_vacancy, toString(vacancy_id)) AS vacancy
    FROM
    (
        SELECT toString(content_id) AS content_id, campaign_id, vacancy_id, network
        FROM click FINAL
        WHERE tenant = {tenant:String}
          AND verdict = 'human'
          AND sharer = 'advocate'
          -- A local day lies within one day either side of the UTC day of the same name; this is what prunes.
          AND occurred_at >= toDateTime64({from:Date} - 1, 3, 'UTC')
          AND occurred_at < toDateTime64({to:Date} + 2, 3, 'UTC')
          AND toDate(occurred_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}
          AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
    ) AS human
    LEFT JOIN item USING (content_id)
)
WHERE (empty({campaign:Array(String)}) OR campaign_id IN {campaign:Array(String)})
  AND (empty({content:Array(String)}) OR content_id IN {content:Array(String)})
  AND (empty({network:Array(String)}) OR network IN {network:Array(String)})
  AND (empty({vacancy:Array(String)}) OR vacancy IN {vacancy:Array(String)})
GROUP BY member
ORDER BY member
