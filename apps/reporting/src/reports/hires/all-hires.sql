-- Hires that stand, as the ATS reported them, by the day of the hire.
SELECT
    if({by:String} = 'vacancy', if(vacancy_id = '', '(none)', toString(vacancy_id)), '') AS member,
    countIf(NOT internal) AS external_hires,
    countIf(internal) AS internal_hires
FROM outcome FINAL
WHERE tenant = {tenant:String}
  AND stage = 'hire'
  AND reversed_at IS NULL
  AND toDate(occurred_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}
  AND (empty({vacancy:Array(String)}) OR vacancy_id IN {vacancy:Array(String)})
  AND (candidate_ref, version) IN (SELECT candidate_ref, version FROM standing_version(tenant = {tenant:String},
      settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String}))
GROUP BY member
ORDER BY member
