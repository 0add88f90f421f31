-- The outcomes of one application in one version.
SELECT toString(stage) AS stage, occurred_at, reversed_at, toString(vacancy_id) AS vacancy_id, internal, computed_at, discarded
FROM outcome FINAL
WHERE tenant = {tenant:String}
  AND candidate_ref = {candidate:String}
  AND version = {version:UInt64}
  AND application_id = {application:String}
ORDER BY occurred_at, stage
