-- The hires of some candidates in some versions; which version is whose, the reader knows.
SELECT candidate_ref, version, application_id, occurred_at, reversed_at, internal, toString(vacancy_id) AS vacancy_id
FROM outcome FINAL
WHERE tenant = {tenant:String}
  AND candidate_ref IN {candidates:Array(String)}
  AND version IN {versions:Array(UInt64)}
  AND stage = 'hire'
