-- What was said of the source of the applications that were received on some days, whenever it was said. A statement may
-- stand under a reference that was merged since; whose it is now is decided by the reader.
SELECT candidate_ref, application_id, toString(type) AS type, toUnixTimestamp64Milli(occurred_at) AS at_ms, toString(event_key) AS key, data
FROM talent_event FINAL
WHERE tenant = {tenant:String}
  AND type IN ('application.received', 'source.changed')
  AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
  AND application_id IN (
    SELECT application_id
    FROM outcome
    WHERE tenant = {tenant:String} AND stage = 'application'
      AND toDate(occurred_at, {zone:String}) BETWEEN {from:Date} AND {to:Date})
