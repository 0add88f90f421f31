-- Puts group $2 of topic $1 back to the first offsets kept, unless a member is alive. The new epoch fences a member that
-- joins at this very moment; the lock makes a trim wait.
WITH alive AS (
  SELECT member FROM log_member WHERE topic = $1 AND group_name = $2 AND alive_until > now()
),
kept AS (
  SELECT partition, start_offset FROM log_partition WHERE topic = $1 ORDER BY partition FOR KEY SHARE
),
rewound AS (
  UPDATE log_group g
  SET next_offset = kept.start_offset, epoch = g.epoch + 1, owner = NULL, lease_until = NULL
  FROM kept
  WHERE g.topic = $1 AND g.group_name = $2 AND g.partition = kept.partition AND NOT EXISTS (SELECT FROM alive)
)
SELECT count(*)::int AS alive FROM alive
