-- Who was in the programme since when, and in which team: every enrolment and every leave, in order.
SELECT
    subject AS person,
    toUnixTimestamp64Milli(occurred_at) AS since_ms,
    type = 'advocate.left' AS has_left,
    argMax(JSONExtractString(data, 'team'), toString(event_key)) AS team
FROM programme_event FINAL
WHERE tenant = {tenant:String}
  AND type IN ('advocate.enrolled', 'advocate.left')
  AND toDate(occurred_at, {zone:String}) <= {to:Date}
  AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
GROUP BY subject, occurred_at, type
ORDER BY person, since_ms, has_left
