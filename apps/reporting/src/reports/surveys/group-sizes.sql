-- How many people each group had in each wave, as it was said last.
SELECT
    subject AS wave,
    JSONExtractString(data, 'group') AS survey_group,
    argMax(JSONExtractUInt(data, 'groupSize'), (occurred_at, toString(event_key))) AS people
FROM programme_event
WHERE tenant = {tenant:String}
  AND type = 'survey.answered'
  AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
GROUP BY wave, survey_group
