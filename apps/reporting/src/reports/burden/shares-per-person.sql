-- How often those who shared did so, per line and period, and how much of it outside of working hours: on Saturday and
-- Sunday, before 7 and from 20 o'clock, in the zone of the question. Quantiles are linear between two people (definition
-- 7 of Hyndman and Fan 1996).
SELECT
    member,
    period,
    sum(shares) AS advocate_shares,
    count() AS active_advocates,
    quantileExactInclusive(0.5)(shares) AS shares_median,
    quantileExactInclusive(0.9)(shares) AS shares_p90,
    max(shares) AS shares_max,
    sum(off_hours) AS off_hours_shares
FROM
(
    SELECT
        multiIf({by:String} != 'team', '', team = '', '(none)', team IN {shown:Array(String)}, team, {pool:String}) AS member,
        multiIf(
            {granularity:String} = 'day', toDate(shared_at, {zone:String}),
            {granularity:String} = 'week', toMonday(toDate(shared_at, {zone:String})),
            {granularity:String} = 'month', toStartOfMonth(toDate(shared_at, {zone:String})),
            {from:Date}) AS period,
        shared_by,
        count() AS shares,
        countIf(toDayOfWeek(toDate(shared_at, {zone:String})) >= 6
            OR toHour(toTimeZone(shared_at, {zone:String})) NOT BETWEEN 7 AND 19) AS off_hours
    FROM share_state
    GROUP BY member, period, shared_by
)
GROUP BY member, period
