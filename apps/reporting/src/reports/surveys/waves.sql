-- When each wave began: the local day of its first answer. Waves follow one another in this order.
SELECT subject AS wave, toDate(min(occurred_at), {zone:String}) AS began_on
FROM programme_event
WHERE tenant = {tenant:String}
  AND type = 'survey.answered'
  AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
GROUP BY subject
ORDER BY min(occurred_at), wave
