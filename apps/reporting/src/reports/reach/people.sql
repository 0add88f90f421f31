-- Distinct people per group and period. They add up over days, because people are not recognised across days, and over
-- nothing else; fair shares add up over groups too.
SELECT
    multiIf(
        {granularity:String} = 'day', day,
        {granularity:String} = 'week', toMonday(day),
        {granularity:String} = 'month', toStartOfMonth(day),
        {from:Date}) AS period,
    multiIf(
        {by:String} = 'total', '',
        {by:String} != 'advocate' AND member = '', '(none)',
        {by:String} IN ('advocate', 'team') AND member NOT IN {shown:Array(String)}, {pool:String},
        member) AS shown_member,
    sum(unique_clickers) AS unique_clickers,
    sum(fair_share) AS fair_share
FROM bucket_rows
WHERE breakdown = {by:String}
  AND (empty({own:Array(String)}) OR member IN {own:Array(String)})
GROUP BY period, shown_member
