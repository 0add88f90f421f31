-- What people of the programme did, one row each, on the local day and in the team of that moment.
SELECT if(is_new, 'enrolment', 'departure') AS what, advocate_id AS person, is_enrolled, team, toDate(since, {zone:String}) AS day
FROM membership
WHERE (is_new OR NOT is_enrolled) AND day BETWEEN {from:Date} AND {to:Date}
UNION ALL
SELECT 'training' AS what, deed.subject AS person, state.is_enrolled AS is_enrolled, state.team AS team, toDate(deed.occurred_at, {zone:String}) AS day
FROM
(
    SELECT subject, occurred_at
    FROM programme_event FINAL
    WHERE tenant = {tenant:String}
      AND type = 'training.completed'
      AND toDate(occurred_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
) AS deed
ASOF LEFT JOIN (SELECT advocate_id, since, team, is_enrolled FROM membership WHERE until > since) AS state
    ON deed.subject = state.advocate_id AND deed.occurred_at >= state.since
UNION ALL
SELECT 'share' AS what, shared_by AS person, is_enrolled, team, toDate(shared_at, {zone:String}) AS day
FROM share_state
