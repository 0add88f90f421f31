-- What SQL users need to know of organisations, where it is not what was noted last.
INSERT INTO organisation (tenant, zone, min_group_size)
SELECT of.1, of.2, of.3
FROM (SELECT arrayJoin(arrayZip({tenants:Array(String)}, {zones:Array(String)}, {sizes:Array(UInt32)})) AS of)
WHERE of NOT IN (SELECT tenant, zone, min_group_size FROM organisation FINAL)
