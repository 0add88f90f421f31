-- Gives a partition back, if it is still ours, and wakes the members that wait for one.
WITH released AS (
  UPDATE log_group SET owner = NULL, lease_until = NULL
  WHERE topic = $1 AND group_name = $2 AND partition = $3 AND epoch = $4
  RETURNING topic
)
SELECT pg_notify('event_log_group', topic) FROM released
