-- Employments that started on some days, each with the latest statement about its start and about its end.
SELECT
    employment_ref,
    started.1 AS candidate_ref,
    started.2 AS vacancy,
    started.3 AS started_on,
    started.4 AS role,
    started.5 AS level,
    started.6 AS site,
    started.7 AS team,
    ended_on
FROM
(
    SELECT
        JSONExtractString(data, 'employmentRef') AS employment_ref,
        argMaxIf(
            (
                candidate_ref,
                toString(vacancy_id),
                JSONExtractString(data, 'startedOn'),
                JSONExtractString(data, 'role'),
                JSONExtractString(data, 'level'),
                JSONExtractString(data, 'site'),
                JSONExtractString(data, 'team')
            ),
            (occurred_at, toString(event_key)),
            type = 'employment.started') AS started,
        argMaxIf(JSONExtractString(data, 'endedOn'), (occurred_at, toString(event_key)), type = 'employment.ended') AS ended_on
    FROM talent_event FINAL
    WHERE tenant = {tenant:String}
      AND type IN ('employment.started', 'employment.ended')
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
    GROUP BY employment_ref
)
WHERE started_on BETWEEN {from:String} AND {to:String}
ORDER BY started_on, employment_ref
