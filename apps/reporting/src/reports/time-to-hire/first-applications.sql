-- The first credited application of each vacancy per channel and kind of journey, of all time: of those vacancies that
-- were applied for in the period. Reversed and internal applications have no credit and are not here.
SELECT vacancy, channel, is_influenced, min(at_ms) AS first_ms
FROM
(
    SELECT
        toString(any(vacancy_id)) AS vacancy,
        toString(argMaxIf(credit.channel, credit_micro, model = 'last_touch')) AS channel,
        max(credit.channel = 'advocate') AS is_influenced,
        any(toUnixTimestamp64Milli(outcome_at)) AS at_ms
    FROM credit
    WHERE tenant = {tenant:String}
      AND stage = 'application'
      AND vacancy_id != ''
      AND vacancy_id IN (
          SELECT vacancy_id FROM outcome
          WHERE tenant = {tenant:String} AND stage = 'application' AND toDate(occurred_at, {zone:String}) BETWEEN {from:Date} AND {to:Date})
      AND (candidate_ref, version) IN (SELECT candidate_ref, version FROM standing_version(tenant = {tenant:String},
          settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String}))
    GROUP BY candidate_ref, application_id
)
GROUP BY vacancy, channel, is_influenced
ORDER BY vacancy, channel, is_influenced
