-- The hires of the period divided over channels by one model, in millionths of a hire.
SELECT toString(channel) AS channel, sum(micro) AS credit_micro
FROM
(
    -- A row that was stored twice is one row.
    SELECT channel, any(credit_micro) AS micro
    FROM credit
    WHERE tenant = {tenant:String}
      AND stage = 'hire'
      AND model = {model:String}
      AND toDate(outcome_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}
      AND (candidate_ref, version) IN (SELECT candidate_ref, version FROM standing_version(tenant = {tenant:String},
          settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String}))
    GROUP BY candidate_ref, version, application_id, touch_index, channel
)
GROUP BY channel
ORDER BY channel
