-- What is known of each page at the end of each period: its last count so far, and the last one before the period or else
-- the first one in it. Days are those the counts were said to be of; of two counts of one day the later message stands.
SELECT
    multiIf({by:String} = 'network', network, {by:String} = 'page', page, '') AS member,
    span.label AS label,
    count() AS pages,
    sum(last_count.2) AS page_followers,
    max(span.last_day - last_count.1) AS followers_age_days,
    countIf(last_count.1 > base_count.1) AS pages_compared,
    sumIf(toInt64(last_count.2) - toInt64(base_count.2), last_count.1 > base_count.1) AS followers_growth,
    sumIf(base_count.2, last_count.1 > base_count.1) AS followers_base
FROM
(
    SELECT
        page,
        network,
        span,
        arrayLast(one -> one.1 <= span.last_day, counts) AS last_count,
        if(
            counts[1].1 < span.first_day,
            arrayLast(one -> one.1 < span.first_day, counts),
            counts[1]) AS base_count
    FROM
    (
        SELECT page, network, arraySort(groupArray((day, followers))) AS counts
        FROM
        (
            SELECT
                subject AS page,
                JSONExtractString(data, 'network') AS network, -- pages of two networks may have one name
                toDate(JSONExtractString(data, 'day')) AS day,
                argMax(JSONExtractUInt(data, 'followers'), (occurred_at, toString(event_key))) AS followers
            FROM programme_event
            WHERE tenant = {tenant:String}
              AND type = 'page.followers'
              AND JSONExtractString(data, 'day') <= toString({to:Date})
              AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
            GROUP BY page, network, day
        )
        GROUP BY page, network
    )
    ARRAY JOIN arrayMap((name, first, last) -> CAST((name, first, last), 'Tuple(label String, first_day Date, last_day Date)'),
        {labels:Array(String)}, {first_days:Array(Date)}, {last_days:Array(Date)}) AS span
    WHERE counts[1].1 <= span.last_day
      AND (empty({network:Array(String)}) OR network IN {network:Array(String)})
)
GROUP BY member, label
