-- The rows of team_people for the months of some days of one tenant. People are counted as reports about one month do
-- (apps/reporting/src/privacy/members.sql): in every team they were in at some moment of it.
WITH
stay AS
(
    SELECT
        advocate_id,
        team,
        toDate(since, {zone:String}) AS first_day,
        toDate(leadInFrame(since, 1, toDateTime64('2149-06-05', 3, 'UTC')) OVER (
            PARTITION BY advocate_id
            ORDER BY since, has_left
            ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING
        ), {zone:String}) AS last_day
    FROM
    (
        SELECT
            subject AS advocate_id,
            occurred_at AS since,
            type = 'advocate.left' AS has_left,
            argMax(JSONExtractString(data, 'team'), toString(event_key)) AS team
        FROM programme_event FINAL
        WHERE tenant = {tenant:String} AND type IN ('advocate.enrolled', 'advocate.left')
        GROUP BY subject, occurred_at, type
    )
)
SELECT
    {tenant:String} AS tenant,
    month,
    team,
    uniqExactIf(advocate_id, first_day <= toLastDayOfMonth(month) AND last_day >= month) AS people
FROM stay
ARRAY JOIN arrayDistinct(arrayMap(day -> toStartOfMonth(day), {days:Array(Date)})) AS month
WHERE team != ''
GROUP BY month, team
