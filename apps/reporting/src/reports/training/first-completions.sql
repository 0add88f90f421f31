-- When each person first completed each training, for those first completed in the period.
SELECT
    subject AS advocate_id,
    training AS label,
    {from:Date} AS period,
    min(occurred_at) AS at
FROM
(
    SELECT subject, JSONExtractString(data, 'training') AS training, occurred_at
    FROM programme_event
    WHERE tenant = {tenant:String}
      AND type = 'training.completed'
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
)
GROUP BY subject, training
HAVING toDate(at, {zone:String}) BETWEEN {from:Date} AND {to:Date}
