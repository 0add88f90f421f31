-- Applications received in the period, by where they came from and the furthest stage at which they stand by now. An advocate
-- anywhere in the journey is an influence, whichever model gives them anything.
SELECT
    multiIf(
        channel = 'advocate', 'advocate',
        is_influenced, 'advocate_influenced',
        channel = '', 'unattributed',
        channel) AS source,
    furthest,
    count() AS applications
FROM
(
    SELECT
        candidate_ref,
        application_id,
        max(indexOf({stages:Array(String)}, toString(stage)) * (reversed_at IS NULL)) AS furthest
    FROM outcome
    WHERE tenant = {tenant:String}
      AND NOT internal
      AND (empty({vacancy:Array(String)}) OR vacancy_id IN {vacancy:Array(String)})
      AND (candidate_ref, version) IN (SELECT candidate_ref, version FROM standing_version(tenant = {tenant:String},
          settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String}))
    GROUP BY candidate_ref, version, application_id
    HAVING countIf(stage = 'application' AND reversed_at IS NULL
        AND toDate(occurred_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}) > 0
) AS applied
LEFT JOIN
(
    SELECT
        candidate_ref,
        application_id,
        toString(argMax(credit.channel, touch_index)) AS channel,
        max(credit.channel = 'advocate') AS is_influenced
    FROM credit
    WHERE tenant = {tenant:String}
      AND credit.stage = 'application'
      AND toDate(outcome_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}
      AND (candidate_ref, version) IN (SELECT candidate_ref, version FROM standing_version(tenant = {tenant:String},
          settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String}))
    GROUP BY candidate_ref, application_id
) AS touched USING (candidate_ref, application_id)
GROUP BY source, furthest
ORDER BY source, furthest
