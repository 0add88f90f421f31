-- Who was enrolled in a period: the teams they were in during it, and whether they opted in (the latest choice stands).
SELECT
    advocate_id,
    argMax(is_named, since) AS is_named,
    groupUniqArrayIf(team, team != '' AND toDate(since, {zone:String}) <= {to:Date} AND toDate(until, {zone:String}) >= {from:Date}) AS teams
FROM
(
    SELECT
        advocate_id,
        since,
        team,
        is_named,
        leadInFrame(since, 1, toDateTime64('2149-06-05', 3, 'UTC')) OVER (
            PARTITION BY advocate_id
            ORDER BY since, has_left
            ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING
        ) AS until
    FROM
    (
        SELECT
            subject AS advocate_id,
            occurred_at AS since,
            type = 'advocate.left' AS has_left,
            argMax(JSONExtractString(data, 'team'), toString(event_key)) AS team,
            argMax(JSONExtractBool(data, 'namedInReports'), toString(event_key)) AS is_named
        FROM programme_event FINAL
        WHERE tenant = {tenant:String} AND type IN ('advocate.enrolled', 'advocate.left')
        GROUP BY subject, occurred_at, type
    )
)
GROUP BY advocate_id
