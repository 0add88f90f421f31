-- Outcomes of a range of candidates whose credits do not add up, by model, in the version that stands. Credit that was
-- computed under other settings than those that count is none.
WITH
heads AS
(
    SELECT candidate_ref, version
    FROM standing_version(tenant = {tenant:String}, settings_version = {settings_version:UInt32}, as_known_at = '')
    WHERE candidate_ref > {after:String} AND ({until:String} = '' OR candidate_ref <= {until:String})
)
SELECT
    candidate_ref,
    application_id,
    stage,
    model,
    toString(toDate(min(at), {zone:String})) AS day,
    sum(due) AS due_micro,
    sum(given) AS given_micro
FROM
(
    SELECT candidate_ref, application_id, toString(stage) AS stage, arrayJoin({models:Array(String)}) AS model, occurred_at AS at,
        toUInt64({micro:UInt32}) AS due, toUInt64(0) AS given
    FROM outcome FINAL
    WHERE tenant = {tenant:String} AND candidate_ref > {after:String} AND ({until:String} = '' OR candidate_ref <= {until:String})
      AND (candidate_ref, version) IN (SELECT candidate_ref, version FROM heads)
      AND reversed_at IS NULL AND NOT internal
    UNION ALL
    SELECT candidate_ref, application_id, toString(stage) AS stage, toString(model) AS model, outcome_at AS at,
        toUInt64(0) AS due, if(settings_version = {settings_version:UInt32}, toUInt64(credit_micro), 0) AS given
    FROM credit FINAL
    WHERE tenant = {tenant:String} AND candidate_ref > {after:String} AND ({until:String} = '' OR candidate_ref <= {until:String})
      AND (candidate_ref, version) IN (SELECT candidate_ref, version FROM heads)
)
GROUP BY candidate_ref, application_id, stage, model
HAVING due_micro != given_micro
ORDER BY candidate_ref, application_id, stage, model
LIMIT 1000
