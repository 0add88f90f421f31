-- Standing applications with an offline touch anywhere in their journey, whatever a model gives it, on the day they were received.
-- The line of a touch is decided first: two small teams that are shown as one have one application together, not two.
SELECT
    multiIf(
        {granularity:String} = 'day', day,
        {granularity:String} = 'week', toMonday(day),
        {granularity:String} = 'month', toStartOfMonth(day),
        {from:Date}) AS period,
    multiIf(
        {by:String} = 'team', multiIf(
            team = '', '(none)',
            team IN {shown:Array(String)}, toString(team),
            {pool:String}),
        {by:String} = 'campaign', if(campaign_id = '', '(none)', toString(campaign_id)),
        '') AS member,
    uniqExact((candidate_ref, application_id)) AS offline_applications
FROM
(
    SELECT
        candidate_ref,
        application_id,
        advocate_id,
        campaign_id,
        toDate(outcome_at, {zone:String}) AS day,
        ifNull(touch_at, outcome_at) AS touched_at
    FROM credit FINAL
    WHERE tenant = {tenant:String}
      AND stage = 'application'
      AND network = 'offline'
      AND toDate(outcome_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}
      AND (candidate_ref, version) IN (SELECT candidate_ref, version FROM standing_version(tenant = {tenant:String},
          settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String}))
) AS touched
ASOF LEFT JOIN (SELECT advocate_id, since, team FROM enrolment_known(tenant = {tenant:String}, as_known_at = {as_known_at:String})) AS enrolled
    ON touched.advocate_id = enrolled.advocate_id AND touched.touched_at >= enrolled.since
WHERE (empty({team:Array(String)}) OR team IN {team:Array(String)})
  AND (empty({campaign:Array(String)}) OR campaign_id IN {campaign:Array(String)})
GROUP BY period, member
ORDER BY member, period
