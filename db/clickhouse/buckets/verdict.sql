-- The rows of verdict_rollup for some days of one tenant: what became of every request on the tracked links.
SELECT
    tenant,
    toDate(occurred_at, {zone:String}) AS day,
    verdict,
    rule,
    network,
    count() AS requests
FROM click FINAL
WHERE tenant = {tenant:String}
  -- A local day lies within one day either side of the UTC day of the same name; this is what prunes.
  AND occurred_at >= toDateTime64(arrayMin({days:Array(Date)}) - 1, 3, 'UTC')
  AND occurred_at < toDateTime64(arrayMax({days:Array(Date)}) + 2, 3, 'UTC')
  AND toDate(occurred_at, {zone:String}) IN {days:Array(Date)}
  -- As known at a moment; '' is now, and then the column is not even read.
  AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
GROUP BY tenant, day, verdict, rule, network
