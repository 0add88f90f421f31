-- How many people were enrolled, trained and so on, as changes: +1 where somebody comes to be counted, -1 where they stop.
-- What happened before the first day counts as happening at its first moment, so running sums need no start. delta_ms is
-- the changes weighted with their time (milliseconds after the first day began), for averages over time.
SELECT
    kind,
    multiIf({by:String} != 'team', '', team = '', '(none)', team IN {shown:Array(String)}, team, {pool:String}) AS member,
    multiIf(
        {granularity:String} = 'day', toDate(at, {zone:String}),
        {granularity:String} = 'week', toMonday(toDate(at, {zone:String})),
        {granularity:String} = 'month', toStartOfMonth(toDate(at, {zone:String})),
        {from:Date}) AS period,
    sum(change) AS delta,
    sum(change * (toUnixTimestamp64Milli(at) - toUnixTimestamp64Milli(toDateTime64({from:Date}, 3, {zone:String})))) AS delta_ms
FROM
(
    SELECT
        kind,
        team,
        greatest(moment.1, toDateTime64({from:Date}, 3, {zone:String})) AS at,
        moment.2 AS change
    FROM
    (
        SELECT kind, team, arrayJoin([(begins, toInt64(1)), (ends, toInt64(-1))]) AS moment
        FROM
        (
            SELECT 'enrolled' AS kind, team, since AS begins, until AS ends
            FROM membership
            WHERE is_enrolled
            UNION ALL
            -- Of those who are enrolled: who has been invited, trained, or has acknowledged a policy by then.
            SELECT milestone.type AS kind, team, greatest(since, reached_at) AS begins, until AS ends
            FROM membership
            INNER JOIN
            (
                SELECT subject, toString(programme_event.type) AS type, min(occurred_at) AS reached_at
                FROM programme_event
                WHERE tenant = {tenant:String}
                  AND type IN ('advocate.invited', 'policy.acknowledged', 'training.completed')
                  AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
                GROUP BY subject, programme_event.type
            ) AS milestone ON membership.advocate_id = milestone.subject
            WHERE is_enrolled AND until > reached_at
            UNION ALL
            -- Everybody who has been invited, in the team they are in or were in last ...
            SELECT 'invited' AS kind, team, greatest(since, invited_at) AS begins, until AS ends
            FROM membership
            INNER JOIN
            (
                SELECT subject, min(occurred_at) AS invited_at
                FROM programme_event
                WHERE tenant = {tenant:String}
                  AND type = 'advocate.invited'
                  AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
                GROUP BY subject
            ) AS invitation ON membership.advocate_id = invitation.subject
            WHERE until > invited_at
            UNION ALL
            -- ... and until they first enrol in the team the invitation named.
            SELECT
                'invited' AS kind,
                invited_team AS team,
                invited_at AS begins,
                if(joined.advocate_id = '', toDateTime64('2149-06-05', 3, 'UTC'), greatest(first_since, invited_at)) AS ends
            FROM
            (
                SELECT
                    subject,
                    min(occurred_at) AS invited_at,
                    argMin(JSONExtractString(data, 'team'), (occurred_at, toString(event_key))) AS invited_team
                FROM programme_event
                WHERE tenant = {tenant:String}
                  AND type = 'advocate.invited'
                  AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
                GROUP BY subject
            ) AS invitation
            LEFT JOIN (SELECT advocate_id, min(since) AS first_since FROM membership GROUP BY advocate_id) AS joined
                ON invitation.subject = joined.advocate_id
        )
    )
)
WHERE toDate(at, {zone:String}) <= {to:Date}
GROUP BY kind, member, period
