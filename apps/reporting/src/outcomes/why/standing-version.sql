-- The version of one candidate that counts.
SELECT version
FROM standing_version(tenant = {tenant:String}, settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String})
WHERE candidate_ref = {candidate:String}
