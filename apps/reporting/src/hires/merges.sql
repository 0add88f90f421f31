-- Which reference was merged into which, in the total order.
SELECT JSONExtractString(data, 'mergedRef') AS merged, JSONExtractString(data, 'candidateRef') AS survivor
FROM talent_event FINAL
WHERE tenant = {tenant:String}
  AND type = 'candidate.merged'
  AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
ORDER BY occurred_at, toString(event_key)
