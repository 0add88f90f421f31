SELECT min(log_offset) AS first, count() AS known FROM log_position WHERE log_partition = {partition:UInt16}
