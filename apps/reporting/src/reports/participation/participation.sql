-- Times somebody took part, and the people who did, per line and period. A person stands in every line of theirs.
SELECT
    multiIf(
        {by:String} = 'participation_channel', channel,
        {by:String} = 'participation_kind', kind,
        {by:String} != 'team', '',
        team = '', '(none)',
        team IN {shown:Array(String)}, team,
        {pool:String}) AS label,
    multiIf(
        {granularity:String} = 'day', day,
        {granularity:String} = 'week', toMonday(day),
        {granularity:String} = 'month', toStartOfMonth(day),
        {from:Date}) AS period,
    count() AS participations,
    uniqExact(advocate_id) AS people_participating
FROM
(
    SELECT deed.advocate_id AS advocate_id, channel, kind, toDate(deed.at, {zone:String}) AS day, state.team AS team
    FROM
    (
        SELECT
            subject AS advocate_id,
            JSONExtractString(data, 'channel') AS channel,
            JSONExtractString(data, 'kind') AS kind,
            occurred_at AS at
        FROM programme_event FINAL
        WHERE tenant = {tenant:String}
          AND type = 'participation.logged'
          AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
    ) AS deed
    ASOF LEFT JOIN (SELECT advocate_id, since, team FROM membership WHERE until > since) AS state
        ON deed.advocate_id = state.advocate_id AND deed.at >= state.since
)
WHERE day BETWEEN {from:Date} AND {to:Date}
GROUP BY label, period
ORDER BY label, period
