-- When each vacancy was first opened, and the team it was last said to be for.
SELECT
    toString(vacancy_id) AS vacancy,
    toUnixTimestamp64Milli(min(occurred_at)) AS opened_ms,
    argMax(JSONExtractString(data, 'team'), (occurred_at, toString(event_key))) AS team
FROM talent_event FINAL
WHERE tenant = {tenant:String}
  AND candidate_ref = '' -- vacancies have no candidate; the sort key begins with it
  AND type = 'vacancy.opened'
  AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
GROUP BY vacancy_id
ORDER BY vacancy
