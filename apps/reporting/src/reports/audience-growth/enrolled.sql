-- How many people are enrolled at the end of each period.
SELECT toString(last_day) AS end_day, countIf(standing) AS enrolled
FROM
(
    SELECT last_day, subject, argMax(type = 'advocate.enrolled', (occurred_at, type = 'advocate.left', toString(event_key))) AS standing
    FROM programme_event
    ARRAY JOIN {ends:Array(Date)} AS last_day
    WHERE tenant = {tenant:String}
      AND type IN ('advocate.enrolled', 'advocate.left')
      AND toDate(occurred_at, {zone:String}) <= last_day
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
    GROUP BY last_day, subject
)
GROUP BY last_day
