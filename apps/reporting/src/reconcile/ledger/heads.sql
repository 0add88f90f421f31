-- Heads of a range of candidates and how many outcomes their version has.
SELECT candidate_ref, head.version AS version, count(outcome_of) AS outcomes
FROM
(
    SELECT candidate_ref, version
    FROM standing_version(tenant = {tenant:String}, settings_version = {settings_version:UInt32}, as_known_at = '')
    WHERE candidate_ref > {after:String} AND ({until:String} = '' OR candidate_ref <= {until:String})
) AS head
LEFT JOIN
(
    SELECT candidate_ref, version, toNullable(1) AS outcome_of
    FROM outcome FINAL
    WHERE tenant = {tenant:String} AND candidate_ref > {after:String} AND ({until:String} = '' OR candidate_ref <= {until:String})
) AS outcome USING (candidate_ref, version)
GROUP BY candidate_ref, version
