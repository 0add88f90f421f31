SELECT toUnixTimestamp64Milli(max(published_at)) AS ms
FROM candidate_head_log
WHERE tenant = {tenant:String} AND settings_version = {settings_version:UInt32}
