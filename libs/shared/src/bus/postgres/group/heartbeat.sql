-- Says that member $3 of group $2 of topic $1 is alive for another $4 ms, and renews the leases it believes it holds:
-- $5 partitions, $6 their epochs. Answers which of them it really holds, and what its fair share follows from.
WITH me AS (
  INSERT INTO log_member (topic, group_name, member, alive_until)
  VALUES ($1, $2, $3, now() + $4 * interval '1 millisecond')
  ON CONFLICT (topic, group_name, member) DO UPDATE SET alive_until = excluded.alive_until
  RETURNING xmax = 0 AS joined
),
renewed AS (
  UPDATE log_group g
  SET lease_until = now() + $4 * interval '1 millisecond'
  FROM unnest($5::int[], $6::bigint[]) AS held (partition, epoch)
  WHERE g.topic = $1 AND g.group_name = $2 AND g.partition = held.partition AND g.epoch = held.epoch AND g.owner = $3
  RETURNING g.partition
),
others AS (
  SELECT member FROM log_member WHERE topic = $1 AND group_name = $2 AND member <> $3 AND alive_until > now()
)
SELECT
  ARRAY(SELECT partition FROM renewed) AS held,
  (SELECT count(*)::int FROM log_partition WHERE topic = $1) AS partitions,
  (SELECT count(*)::int FROM others) AS others,
  (SELECT count(*)::int FROM others WHERE member < $3) AS before_me,
  -- A newcomer wakes the others, so that they make room before their next heartbeat.
  (SELECT count(*)::int FROM (SELECT pg_notify('event_log_group', $1) FROM me WHERE joined) AS told) AS told
