-- The version of each candidate that counts. Read first and on its own: everything else is read by these versions, whose
-- rows never change, so one announcement cannot be made of two versions.
SELECT candidate_ref, version
FROM standing_version(tenant = {tenant:String}, settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String})
WHERE candidate_ref IN {candidates:Array(String)}
