-- The stages that applications reached on the days asked for, as known by the versions that stand, with the moment of the
-- application and what led to the outcome. One row per application and stage; reversed and internal ones are told apart
-- and have no credit.
SELECT
    candidate_ref,
    application_id,
    stage,
    vacancy,
    at_ms,
    is_reversed,
    is_internal,
    applied_ms,
    channel,
    is_influenced
FROM
(
    SELECT
        candidate_ref,
        application_id,
        vacancy,
        is_internal,
        applied_ms,
        reached.1 AS stage,
        reached.2 AS at_ms,
        reached.3 AS is_reversed
    FROM
    (
        SELECT
            candidate_ref,
            application_id,
            toString(any(vacancy_id)) AS vacancy,
            any(internal) AS is_internal,
            minIf(toNullable(toUnixTimestamp64Milli(occurred_at)), stage = 'application' AND reversed_at IS NULL) AS applied_ms,
            -- A row that was stored twice is the same tuple twice.
            arrayJoin(groupUniqArrayIf(
                (toString(stage), toUnixTimestamp64Milli(occurred_at), reversed_at IS NOT NULL),
                stage IN {stages:Array(String)} AND toDate(occurred_at, {zone:String}) BETWEEN {from:Date} AND {to:Date})) AS reached
        FROM outcome
        WHERE tenant = {tenant:String}
          AND (candidate_ref, version) IN (SELECT candidate_ref, version FROM standing_version(tenant = {tenant:String},
              settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String}))
        GROUP BY candidate_ref, version, application_id
    )
) AS outcomes
LEFT JOIN
(
    SELECT
        candidate_ref,
        application_id,
        toString(credit.stage) AS stage,
        toString(argMaxIf(credit.channel, credit_micro, model = 'last_touch')) AS channel,
        max(credit.channel = 'advocate') AS is_influenced
    FROM credit
    WHERE tenant = {tenant:String}
      AND credit.stage IN {stages:Array(String)}
      AND toDate(outcome_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}
      AND (candidate_ref, version) IN (SELECT candidate_ref, version FROM standing_version(tenant = {tenant:String},
          settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String}))
    GROUP BY candidate_ref, application_id, credit.stage
) AS credits USING (candidate_ref, application_id, stage)
ORDER BY candidate_ref, application_id, stage
