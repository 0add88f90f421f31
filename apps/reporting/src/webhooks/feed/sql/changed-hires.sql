-- Candidates who are, or were in some version, hired and of whom a version was published after `since`; '' for all of
-- them, whenever that was. A page at a time, in the order of the table's key.
SELECT DISTINCT candidate_ref
FROM outcome
WHERE tenant = {tenant:String}
  AND candidate_ref > {after:String}
  AND stage = 'hire'
  AND ({since:String} = '' OR candidate_ref IN
  (
      SELECT candidate_ref
      FROM candidate_head_log
      WHERE tenant = {tenant:String}
        AND settings_version = {settings_version:UInt32}
        AND published_at > parseDateTime64BestEffortOrZero({since:String}, 3, 'UTC')
  ))
ORDER BY candidate_ref
LIMIT {rows:UInt32}
