-- The rows of outcome_rollup for some days of one tenant: outcomes by the local day they happened, as known at a moment ('' is now).
-- A reversed outcome is counted on its own day as reversed and nowhere else.
SELECT
    tenant,
    toDate(occurred_at, {zone:String}) AS day,
    stage,
    vacancy_id,
    internal,
    countIf(reversed_at IS NULL) AS outcomes,
    countIf(reversed_at IS NOT NULL) AS reversed
FROM outcome FINAL
WHERE tenant = {tenant:String}
  AND toDate(occurred_at, {zone:String}) IN {days:Array(Date)}
  -- A version that never became head (a recompute that was cut off) does not exist for anybody, nor do other settings.
  AND (candidate_ref, version) IN (SELECT candidate_ref, version FROM standing_version(tenant = {tenant:String},
      settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String}))
GROUP BY tenant, day, stage, vacancy_id, internal
