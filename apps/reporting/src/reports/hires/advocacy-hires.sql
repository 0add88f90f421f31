-- Hires of the period in which advocates had a part, per line of the breakdown: their credit by the model, the hires of which
-- they have more than half, the hires with any touch of theirs, and those
-- of these with a touch that a click or view stands behind. The line of a touch is decided first: two small
-- teams that are shown as one have one hire together, not two.
SELECT
    member,
    sum(line_micro) AS credit_micro,
    countIf(line_micro * 2 > 1000000) AS majority,
    count() AS influenced,
    countIf(is_tracked) AS tracked
FROM
(
    SELECT
        candidate_ref,
        application_id,
        multiIf(
            {by:String} = 'total', '',
            {by:String} = 'vacancy', if(vacancy_id = '', '(none)', toString(vacancy_id)),
            {by:String} = 'campaign', if(campaign_id = '', '(none)', toString(campaign_id)),
            {by:String} = 'network', if(network = '', '(none)', toString(network)),
            team = '', '(none)',
            team IN {shown:Array(String)}, toString(team),
            {pool:String}) AS member,
        sumIf(toUInt64(credit_micro), model = {model:String}) AS line_micro,
        max(evidence IN {tracked_kinds:Array(String)}) AS is_tracked
    FROM
    (
        SELECT *, ifNull(touch_at, outcome_at) AS credited_at
        FROM credit FINAL
        WHERE tenant = {tenant:String}
          AND stage = 'hire'
          AND channel = 'advocate'
          AND toDate(outcome_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}
          AND (empty({vacancy:Array(String)}) OR vacancy_id IN {vacancy:Array(String)})
          AND (candidate_ref, version) IN (SELECT candidate_ref, version FROM standing_version(tenant = {tenant:String},
              settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String}))
    ) AS touched
    ASOF LEFT JOIN (SELECT advocate_id, since, team FROM enrolment_known(tenant = {tenant:String}, as_known_at = {as_known_at:String})) AS enrolled
        ON touched.advocate_id = enrolled.advocate_id AND touched.credited_at >= enrolled.since
    GROUP BY candidate_ref, application_id, member
)
GROUP BY member
ORDER BY member
