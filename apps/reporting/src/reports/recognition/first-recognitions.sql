-- The first recognition each person was ever given, for those given in the period: of two at one moment the one with the
-- smaller key.
SELECT
    advocate_id,
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
    at
FROM
(
    SELECT deed.advocate_id AS advocate_id, kind, at, toDate(at, {zone:String}) AS day, state.team AS team
    FROM
    (
        SELECT
            subject AS advocate_id,
            argMin(JSONExtractString(data, 'kind'), (occurred_at, toString(event_key))) AS kind,
            min(occurred_at) AS at
        FROM programme_event
        WHERE tenant = {tenant:String}
          AND type = 'recognition.given'
          AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
        GROUP BY subject
    ) AS deed
    ASOF LEFT JOIN (SELECT advocate_id, since, team FROM membership WHERE until > since) AS state
        ON deed.advocate_id = state.advocate_id AND deed.at >= state.since
)
WHERE day BETWEEN {from:Date} AND {to:Date}
