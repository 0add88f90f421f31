-- The offers of the period: an item, when, and to which teams; no teams is everyone. is_over when everybody has had so many
-- days (of 24 hours) to share it.
SELECT
    toString(event_key) AS offer,
    subject AS content,
    occurred_at AS offered_at,
    JSONExtract(data, 'offeredTo', 'Array(String)') AS teams,
    offered_at + INTERVAL {window_days:UInt32} DAY <= parseDateTime64BestEffort({as_of:String}, 3, 'UTC') AS is_over,
    multiIf(
        {granularity:String} = 'day', toDate(offered_at, {zone:String}),
        {granularity:String} = 'week', toMonday(toDate(offered_at, {zone:String})),
        {granularity:String} = 'month', toStartOfMonth(toDate(offered_at, {zone:String})),
        {from:Date}) AS period
FROM programme_event FINAL
WHERE tenant = {tenant:String}
  AND type = 'content.offered'
  AND toDate(occurred_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}
  AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
