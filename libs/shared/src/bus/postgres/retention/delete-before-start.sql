-- Deletes up to $3 rows of a partition that lie before its start. Nobody reads there any more, so no lock is needed.
DELETE FROM log_batch
WHERE topic = $1 AND partition = $2 AND base_offset IN (
  SELECT b.base_offset
  FROM log_batch b JOIN log_partition p USING (topic, partition)
  WHERE b.topic = $1 AND b.partition = $2 AND b.base_offset < p.start_offset
  ORDER BY b.base_offset
  LIMIT $3
)
