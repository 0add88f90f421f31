-- The standing applications of people from outside, received on some days, and the last tracked touch of each. Every model
-- has a row for every touch, so the touches are the same whichever models are computed; and a row that was stored twice is
-- the same touch twice, which changes no maximum.
SELECT
    candidate_ref,
    application_id,
    vacancy,
    applied_ms,
    touched.channel AS channel,
    touched.advocate_id AS advocate_id,
    touched.last_evidence AS evidence
FROM
(
    SELECT
        candidate_ref,
        application_id,
        toString(any(vacancy_id)) AS vacancy,
        toUnixTimestamp64Milli(any(occurred_at)) AS applied_ms
    FROM outcome
    WHERE tenant = {tenant:String}
      AND stage = 'application'
      AND reversed_at IS NULL
      AND NOT internal
      AND toDate(occurred_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}
      AND (empty({vacancy:Array(String)}) OR vacancy_id IN {vacancy:Array(String)})
      AND (candidate_ref, version) IN (SELECT candidate_ref, version FROM standing_version(tenant = {tenant:String},
          settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String}))
    GROUP BY candidate_ref, version, application_id
) AS applied
LEFT JOIN
(
    SELECT
        candidate_ref,
        application_id,
        toString(argMax(credit.channel, touch_index)) AS channel,
        toString(argMax(credit.advocate_id, touch_index)) AS advocate_id,
        toString(argMax(credit.evidence, touch_index)) AS last_evidence
    FROM credit
    WHERE tenant = {tenant:String}
      AND stage = 'application'
      AND credit.evidence IN {tracked:Array(String)}
      AND toDate(outcome_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}
      AND (candidate_ref, version) IN (SELECT candidate_ref, version FROM standing_version(tenant = {tenant:String},
          settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String}))
    GROUP BY candidate_ref, application_id
) AS touched USING (candidate_ref, application_id)
ORDER BY applied_ms DESC, candidate_ref, application_id
