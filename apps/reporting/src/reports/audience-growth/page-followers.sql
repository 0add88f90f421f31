-- Followers of the company's pages per network at the end of each period: the last count of each page by then, of the day it was
-- said to be of.
SELECT toString(last_day) AS end_day, member, sum(followers) AS page_followers
FROM
(
    SELECT
        last_day,
        JSONExtractString(data, 'network') AS member,
        argMax(JSONExtractUInt(data, 'followers'), (JSONExtractString(data, 'day'), occurred_at, toString(event_key))) AS followers
    FROM programme_event
    ARRAY JOIN {ends:Array(Date)} AS last_day
    WHERE tenant = {tenant:String}
      AND type = 'page.followers'
      AND JSONExtractString(data, 'day') <= toString(last_day)
      AND (empty({network:Array(String)}) OR JSONExtractString(data, 'network') IN {network:Array(String)})
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
    GROUP BY last_day, subject, member
)
GROUP BY last_day, member
