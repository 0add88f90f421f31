-- When which version of a candidate became head, in the ledgers that count or counted.
SELECT settings_version, version, published_at
FROM candidate_head_log FINAL
WHERE tenant = {tenant:String}
  AND settings_version IN {settings_versions:Array(UInt32)}
  AND candidate_ref = {candidate:String}
  AND ({as_known_at:String} = '' OR published_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
ORDER BY settings_version, version
