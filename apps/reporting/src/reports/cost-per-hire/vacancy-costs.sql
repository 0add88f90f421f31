-- The cost that a vacancy's opening or closing stated last, whole on the day of that statement. A vacancy that any
-- recorded cost names is left out: the statement would be the same money again.
SELECT
    toDate(stated.1, {zone:String}) AS day,
    toString(stated.2) AS amount_minor,
    stated.3 AS currency
FROM
(
    SELECT
        vacancy_id,
        argMax(
            (
                occurred_at,
                JSONExtractUInt(data, 'cost', 'amountMinor'),
                JSONExtractString(data, 'cost', 'currency')
            ),
            (occurred_at, toString(event_key))) AS stated
    FROM talent_event FINAL
    WHERE tenant = {tenant:String}
      AND candidate_ref = ''
      AND type IN ('vacancy.opened', 'vacancy.closed')
      AND JSONHas(data, 'cost')
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
    GROUP BY vacancy_id
)
WHERE day BETWEEN {from:Date} AND {to:Date}
  AND vacancy_id NOT IN (
      SELECT argMax(JSONExtractString(data, 'vacancyId'), (occurred_at, toString(event_key)))
      FROM talent_event FINAL
      WHERE tenant = {tenant:String}
        AND candidate_ref = ''
        AND type = 'cost.recorded'
        AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
      GROUP BY JSONExtractString(data, 'costId'))
ORDER BY day, amount_minor
