-- People by the first share they ever made, in the team they were in then.
SELECT
    multiIf({by:String} != 'team', '', team = '', '(none)', team IN {shown:Array(String)}, team, {pool:String}) AS member,
    multiIf(
        {granularity:String} = 'day', toDate(first_at, {zone:String}),
        {granularity:String} = 'week', toMonday(toDate(first_at, {zone:String})),
        {granularity:String} = 'month', toStartOfMonth(toDate(first_at, {zone:String})),
        {from:Date}) AS period,
    count() AS new_sharers
FROM
(
    SELECT shared_by, min(shared_at) AS first_at, argMin(share_state.team, (shared_at, share_id)) AS team
    FROM share_state
    GROUP BY shared_by
)
WHERE toDate(first_at, {zone:String}) >= {from:Date}
GROUP BY member, period
