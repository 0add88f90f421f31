-- Tells readers of ClickHouse which versions of a tenant's buckets are complete. A head that is there already keeps the
-- moment it was computed at.
INSERT INTO bucket_head (tenant, kind, day, version)
SELECT {tenant:String}, {kind:String}, day, version
FROM (SELECT head.1 AS day, head.2 AS version FROM (SELECT arrayJoin(arrayZip({days:Array(Date)}, {versions:Array(UInt64)})) AS head))
WHERE (day, version) NOT IN
(
    SELECT day, version FROM bucket_head FINAL WHERE tenant = {tenant:String} AND kind = {kind:String} AND day IN {days:Array(Date)}
)
