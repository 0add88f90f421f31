-- Up to when the ledger was published; '' when nothing is newer than `since`.
SELECT if(count() = 0, '', toString(max(published_at))) AS newest
FROM candidate_head_log
WHERE tenant = {tenant:String}
  AND settings_version = {settings_version:UInt32}
  AND published_at > parseDateTime64BestEffort({since:String}, 3, 'UTC')
