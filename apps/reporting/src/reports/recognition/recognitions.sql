-- Recognitions, and the people who were recognised, per line and period. A person stands in every line of theirs.
SELECT
    multiIf(
        {by:String} = 'recognition_kind', kind,
        {by:String} != 'team', '',
        team = '', '(none)',
        team IN {shown:Array(String)}, team,
        {pool:String}) AS label,
    multiIf(
        {granularity:String} = 'day', day,
        {granularity:String} = 'week', toMonday(day),
        {granularity:String} = 'month', toStartOfMonth(day),
        {from:Date}) AS period,
    count() AS recognitions,
    uniqExact(advocate_id) AS people_recognised
FROM
(
    SELECT deed.advocate_id AS advocate_id, kind, toDate(deed.at, {zone:String}) AS day, state.team AS team
    FROM
    (
        SELECT subject AS advocate_id, JSONExtractString(data, 'kind') AS kind, occurred_at AS at
        FROM programme_event FINAL
        WHERE tenant = {tenant:String}
          AND type = 'recognition.given'
          AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
    ) AS deed
    ASOF LEFT JOIN (SELECT advocate_id, since, team FROM membership WHERE until > since) AS state
        ON deed.advocate_id = state.advocate_id AND deed.at >= state.since
)
WHERE day BETWEEN {from:Date} AND {to:Date}
GROUP BY label, period
ORDER BY label, period
