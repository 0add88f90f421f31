-- Offsets below the committed one that are in no fact table's trail, as ranges, per partition.
SELECT previous + 1 AS first, log_offset - 1 AS last
FROM
(
    SELECT
        log_offset,
        lagInFrame(toInt64(log_offset), 1, {start:Int64} - 1) OVER (ORDER BY log_offset ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS previous
    FROM
    (
        SELECT toInt64(log_offset) AS log_offset
        FROM log_position
        WHERE log_partition = {partition:UInt16} AND log_offset >= {start:UInt64} AND log_offset < {committed:UInt64}
        UNION ALL
        SELECT {committed:Int64} AS log_offset
    )
)
WHERE log_offset > previous + 1
ORDER BY first
LIMIT 100000
