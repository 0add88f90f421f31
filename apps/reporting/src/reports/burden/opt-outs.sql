-- Who drew back, per line and period, in the team they were in: who took back the consent to be shown by name while
-- staying, and who left.
SELECT
    multiIf({by:String} != 'team', '', team = '', '(none)', team IN {shown:Array(String)}, team, {pool:String}) AS member,
    multiIf(
        {granularity:String} = 'day', day,
        {granularity:String} = 'week', toMonday(day),
        {granularity:String} = 'month', toStartOfMonth(day),
        {from:Date}) AS period,
    countIf(withdrew_name) AS name_withdrawals,
    countIf(NOT is_enrolled) AS departures
FROM (SELECT team, withdrew_name, is_enrolled, toDate(since, {zone:String}) AS day FROM membership)
WHERE day BETWEEN {from:Date} AND {to:Date} AND (withdrew_name OR NOT is_enrolled)
GROUP BY member, period
