-- Rows of the versions that stand, of the days asked for.
SELECT * EXCEPT (version)
FROM audience_rollup
WHERE tenant = {tenant:String}
  AND day IN {head_days:Array(Date)}
  AND version = transform(day, {head_days:Array(Date)}, {head_versions:Array(UInt64)}, toUInt64(0))
