-- Connections of advocates and followers of the company's pages, on the networks where both are known. An advocate's connections on
-- a network are the largest audience of their shares in the period; followers are the last count of each page by then.
WITH
audience AS
(
    SELECT toString(network) AS network, advocate_id, max(audience) AS connections
    FROM share
    WHERE tenant = {tenant:String}
      AND sharer = 'advocate'
      AND audience IS NOT NULL
      AND toDate(occurred_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
    GROUP BY network, advocate_id
),
page AS
(
    SELECT network, sum(latest) AS followers
    FROM
    (
        SELECT
            JSONExtractString(data, 'network') AS network,
            argMax(JSONExtractUInt(data, 'followers'), (JSONExtractString(data, 'day'), occurred_at, toString(event_key))) AS latest
        FROM programme_event
        WHERE tenant = {tenant:String}
          AND type = 'page.followers'
          AND JSONExtractString(data, 'day') <= toString({to:Date})
          AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
        GROUP BY JSONExtractString(data, 'pageId'), network
    )
    GROUP BY network
    HAVING followers > 0
)
SELECT
    (SELECT sum(connections) FROM audience WHERE network IN (SELECT network FROM page)) AS connections,
    (SELECT uniqExact(advocate_id) FROM audience WHERE network IN (SELECT network FROM page)) AS advocates,
    (SELECT sum(followers) FROM page WHERE network IN (SELECT network FROM audience)) AS followers,
    (
        SELECT countIf(latest = 'advocate.enrolled')
        FROM
        (
            SELECT subject, argMax(toString(type), (occurred_at, type = 'advocate.left', toString(event_key))) AS latest
            FROM programme_event
            WHERE tenant = {tenant:String}
              AND type IN ('advocate.enrolled', 'advocate.left')
              AND toDate(occurred_at, {zone:String}) <= {to:Date}
              AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
            GROUP BY subject
        )
    ) AS enrolled
