-- The rows of credit_rollup for some days of one tenant: credit by the local day of the outcome, as known at a moment ('' is now).
-- Only standing outcomes of people from outside carry credit. The team is the one the advocate was in at the touch.
WITH
standing AS
(
    SELECT candidate_ref, version, application_id, stage
    FROM outcome FINAL
    WHERE tenant = {tenant:String}
      AND toDate(occurred_at, {zone:String}) IN {days:Array(Date)}
      AND reversed_at IS NULL
      AND NOT internal
      -- A version that never became head (a recompute that was cut off) does not exist for anybody, nor do other settings.
      AND (candidate_ref, version) IN (SELECT candidate_ref, version FROM standing_version(tenant = {tenant:String},
          settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String}))
),
credited AS
(
    SELECT *, toDate(outcome_at, {zone:String}) AS day, ifNull(touch_at, outcome_at) AS credited_at
    FROM credit FINAL
    WHERE tenant = {tenant:String}
      AND toDate(outcome_at, {zone:String}) IN {days:Array(Date)}
      AND (candidate_ref, version, application_id, stage) IN (SELECT candidate_ref, version, application_id, stage FROM standing)
)
SELECT
    tenant,
    day,
    model,
    stage,
    channel,
    advocate_id,
    team,
    campaign_id,
    content_id,
    network,
    vacancy_id,
    sum(toUInt64(credit_micro)) AS credit_micro
FROM credited
ASOF LEFT JOIN (SELECT advocate_id, since, team FROM enrolment_known(tenant = {tenant:String}, as_known_at = {as_known_at:String})) AS enrolled
    ON credited.advocate_id = enrolled.advocate_id AND credited.credited_at >= enrolled.since
GROUP BY tenant, day, model, stage, channel, advocate_id, team, campaign_id, content_id, network, vacancy_id
