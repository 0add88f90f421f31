-- Excludes groups that join or rewind (FOR KEY SHARE) until what may be dropped has been decided.
SELECT 1 FROM log_partition WHERE topic = $1 AND partition = $2 FOR UPDATE
