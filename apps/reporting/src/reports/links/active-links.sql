-- Links with a human click in the period.
SELECT DISTINCT toString(link_code) AS code
FROM click
WHERE tenant = {tenant:String}
  AND verdict = 'human'
  -- A local day lies within one day either side of the UTC day of the same name; this is what prunes.
  AND occurred_at >= toDateTime64({from:Date} - 1, 3, 'UTC')
  AND occurred_at < toDateTime64({to:Date} + 2, 3, 'UTC')
  AND toDate(occurred_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}
  AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
