-- The costs that reach into the period: of every cost the latest statement.
SELECT
    JSONExtractString(latest, 'kind') AS kind,
    JSONExtractString(latest, 'channel') AS channel,
    JSONExtractString(latest, 'from') AS first_day,
    JSONExtractString(latest, 'to') AS last_day,
    toString(JSONExtractUInt(latest, 'amount', 'amountMinor')) AS amount_minor,
    JSONExtractString(latest, 'amount', 'currency') AS currency
FROM
(
    SELECT argMax(data, (occurred_at, toString(event_key))) AS latest
    FROM talent_event FINAL
    WHERE tenant = {tenant:String}
      AND candidate_ref = '' -- costs have no candidate; the sort key begins with it
      AND type = 'cost.recorded'
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
    GROUP BY JSONExtractString(data, 'costId')
)
WHERE first_day <= {to:String} AND last_day >= {from:String}
ORDER BY first_day, last_day, kind, channel, currency, amount_minor
