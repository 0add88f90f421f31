-- Rows of one grain of the versions that stand, of the days asked for. The same group may have several: sum them.
SELECT * EXCEPT (version, grain)
FROM reach_grain_rollup
WHERE tenant = {tenant:String}
  AND grain = {grain:String}
  AND day IN {head_days:Array(Date)}
  AND version = transform(day, {head_days:Array(Date)}, {head_versions:Array(UInt64)}, toUInt64(0))
