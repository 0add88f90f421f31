-- The applications received in a period and how far each has come by now, as known by the version that stands. Stages are
-- kept as bits while the applications are walked through, in the order they are stored, and named once they are counted.
WITH {stages:Array(String)} AS stages
SELECT
    if({by:String} = 'vacancy', if(vacancy = '', '(none)', vacancy), '') AS member,
    is_internal,
    arraySort(arrayFilter((stage, bit) -> bitTest(standing_bits, bit - 1), stages, arrayEnumerate(stages))) AS standing,
    arraySort(arrayFilter((stage, bit) -> bitTest(reversed_bits, bit - 1), stages, arrayEnumerate(stages))) AS reversed,
    sum(applications_of_vacancy) AS applications
FROM
(
    SELECT vacancy, is_internal, standing_bits, reversed_bits, count() AS applications_of_vacancy
    FROM
    (
        SELECT
            toString(any(vacancy_id)) AS vacancy,
            any(internal) AS is_internal,
            groupBitOrIf(toUInt8(bitShiftLeft(1, indexOf(stages, toString(stage)) - 1)), reversed_at IS NULL) AS standing_bits,
            groupBitOrIf(toUInt8(bitShiftLeft(1, indexOf(stages, toString(stage)) - 1)), reversed_at IS NOT NULL) AS reversed_bits
        -- A row that was stored twice sets the same bits twice, so no FINAL is needed.
        FROM outcome
        WHERE tenant = {tenant:String}
          AND (empty({vacancy:Array(String)}) OR vacancy_id IN {vacancy:Array(String)})
          -- A version that never became head (a recompute that was cut off) does not exist for anybody, nor do other settings.
          AND (candidate_ref, version) IN (SELECT candidate_ref, version FROM standing_version(tenant = {tenant:String},
              settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String}))
        GROUP BY candidate_ref, version, application_id
        HAVING countIf(stage = 'application' AND toDate(occurred_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}) > 0
    )
    GROUP BY vacancy, is_internal, standing_bits, reversed_bits
)
GROUP BY member, is_internal, standing, reversed
ORDER BY member, is_internal, standing, reversed
SETTINGS optimize_aggregation_in_order = 1
