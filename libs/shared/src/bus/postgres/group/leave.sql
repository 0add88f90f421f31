WITH gone AS (
  DELETE FROM log_member WHERE topic = $1 AND group_name = $2 AND member = $3 RETURNING topic
)
SELECT pg_notify('event_log_group', topic) FROM gone
