-- Who was enrolled in which team, from one event to the next. After leaving a person stays in the list with the team they
-- left, because what they share still counts for it (as in every other report); is_enrolled tells the two apart.
-- Enrolled and left at one instant: left stands. Leaving without being enrolled says nothing and is dropped.
SELECT
    advocate_id,
    since,
    until,
    NOT has_left AS is_enrolled,
    if(has_left, previous_team, team) AS team,
    NOT has_left AND was_out AS is_new,
    NOT has_left AND NOT was_out AND was_named AND NOT is_named AS withdrew_name
FROM
(
    SELECT
        advocate_id,
        since,
        has_left,
        was_out,
        team,
        is_named,
        lagInFrame(team, 1, '') OVER story AS previous_team,
        lagInFrame(is_named, 1, 0) OVER story AS was_named,
        leadInFrame(since, 1, toDateTime64('2149-06-05', 3, 'UTC')) OVER (
            PARTITION BY advocate_id ORDER BY since, has_left ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING
        ) AS until
    FROM
    (
        SELECT
            *,
            lagInFrame(has_left, 1, 1) OVER (
                PARTITION BY advocate_id ORDER BY since, has_left ROWS BETWEEN 1 PRECEDING AND CURRENT ROW
            ) AS was_out
        FROM
        (
            -- Two enrolments at one instant: the one with the larger key stands.
            SELECT
                subject AS advocate_id,
                occurred_at AS since,
                type = 'advocate.left' AS has_left,
                argMax(JSONExtractString(data, 'team'), toString(event_key)) AS team,
                toUInt8(argMax(JSONExtractBool(data, 'namedInReports'), toString(event_key))) AS is_named
            FROM programme_event
            WHERE tenant = {tenant:String}
              AND type IN ('advocate.enrolled', 'advocate.left')
              AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
            GROUP BY subject, occurred_at, type
        )
    )
    WHERE NOT (has_left AND was_out)
    WINDOW story AS (PARTITION BY advocate_id ORDER BY since, has_left ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
)
