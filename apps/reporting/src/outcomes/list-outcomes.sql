-- A page of the outcomes that stand in the ledger or were reversed, in the order of time. What follows the cursor is told
-- by the same columns that order.
SELECT candidate_ref, application_id, toString(stage) AS stage, occurred_at, reversed_at, toString(vacancy_id) AS vacancy_id, internal
FROM outcome FINAL
WHERE tenant = {tenant:String}
  AND stage = {stage:String}
  AND toDate(occurred_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}
  AND (candidate_ref, version) IN (SELECT candidate_ref, version FROM standing_version(tenant = {tenant:String},
      settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String}))
  AND ({after_at:String} = '' OR (occurred_at, candidate_ref, application_id)
      > (parseDateTime64BestEffortOrZero({after_at:String}, 3, 'UTC'), {after_candidate:String}, {after_application:String}))
ORDER BY occurred_at, candidate_ref, application_id
LIMIT {rows:UInt32}
