-- The applications received in a period, as known by the version that stands: when each stage was reached that stands.
SELECT
    if({breakdown:String} = 'vacancy', if(vacancy = '', '(none)', vacancy), '') AS member,
    is_internal,
    applied_at <= parseDateTime64BestEffort({ripe_at:String}, 3, 'UTC') AS is_ripe,
    -- In the order of the stages that are asked, in days after the application; NULL when it was not reached in time.
    arrayMap(
        step -> if(reached[step] = toDateTime64(0, 3, 'UTC')
                OR ({within_days:UInt32} > 0 AND reached[step] > applied_at + toIntervalDay({within_days:UInt32})), NULL,
            dateDiff('millisecond', applied_at, reached[step]) / 86400000),
        {steps:Array(String)}) AS days,
    count() AS applications
FROM
(
    SELECT
        toString(any(vacancy_id)) AS vacancy,
        any(internal) AS is_internal,
        minIf(occurred_at, stage = 'application') AS applied_at,
        -- A row that was stored twice is the same moment twice, so no FINAL is needed.
        minMapIf(map(toString(stage), occurred_at), reversed_at IS NULL) AS reached
    FROM outcome
    WHERE tenant = {tenant:String}
      AND (empty({vacancies:Array(String)}) OR vacancy_id IN {vacancies:Array(String)})
      -- A version that never became head (a recompute that was cut off) does not exist for anybody, nor do other settings.
      AND (candidate_ref, version) IN (SELECT candidate_ref, version FROM standing_version(tenant = {tenant:String},
          settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String}))
    GROUP BY candidate_ref, version, application_id
    HAVING countIf(stage = 'application' AND toDate(occurred_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}) > 0
)
GROUP BY member, is_internal, is_ripe, days
ORDER BY member, is_internal
