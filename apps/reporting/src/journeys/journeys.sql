-- The journeys of the applications of people from outside for which an outcome of one stage (counted_stage) stands on the
-- days asked for: the stages the application reached, and the touches that the ledger holds for one stage
-- (journey_stage). Every model has a row per touch, whatever it gives it, so any one model tells the touches; the first
-- by name is taken, as settings may leave models out. The team is the one the advocate was in at the touch; lines have the
-- names of the attribution report.
WITH
application AS
(
    SELECT
        candidate_ref,
        version,
        application_id,
        -- A row that was stored twice is the same tuple twice.
        arraySort(groupUniqArray((toUnixTimestamp64Milli(occurred_at), toString(stage), reversed_at IS NOT NULL))) AS reached
    FROM outcome
    WHERE tenant = {tenant:String}
      AND NOT internal
      AND (empty({vacancy:Array(String)}) OR vacancy_id IN {vacancy:Array(String)})
      -- A version that never became head (a recompute that was cut off) does not exist for anybody, nor do other settings.
      AND (candidate_ref, version) IN (SELECT candidate_ref, version FROM standing_version(tenant = {tenant:String},
          settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String}))
    GROUP BY candidate_ref, version, application_id
    HAVING countIf(
        stage = {counted_stage:String}
        AND reversed_at IS NULL
        AND toDate(occurred_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}) > 0
),
touch AS
(
    SELECT
        candidate_ref,
        application_id,
        touch_index,
        seen.1 AS touched_at,
        seen.2 AS channel,
        seen.3 AS advocate_id,
        seen.4 AS campaign_id,
        seen.5 AS content_id,
        seen.6 AS network
    FROM
    (
        SELECT
            candidate_ref,
            application_id,
            touch_index,
            argMin(
                (
                    ifNull(touch_at, outcome_at),
                    toString(channel),
                    toString(advocate_id),
                    toString(campaign_id),
                    toString(content_id),
                    toString(network)
                ),
                toString(model)) AS seen
        FROM credit
        WHERE tenant = {tenant:String}
          AND stage = {journey_stage:String}
          AND channel != 'unattributed'
          AND (candidate_ref, version, application_id) IN (SELECT candidate_ref, version, application_id FROM application)
        GROUP BY candidate_ref, application_id, touch_index
    )
),
journey AS
(
    SELECT
        candidate_ref,
        application_id,
        arraySort(groupArray((touch_index, toUnixTimestamp64Milli(touched_at), channel, advocate_id, member))) AS touches
    FROM
    (
        SELECT
            *,
            multiIf(
                {by:String} = 'channel', channel,
                channel NOT IN ('advocate', 'company_page'), concat('(', replaceAll(channel, '_', ' '), ')'),
                {by:String} = 'campaign', if(campaign_id = '', '(none)', campaign_id),
                {by:String} = 'content', if(content_id = '', '(none)', content_id),
                {by:String} = 'network', if(network = '', '(none)', network),
                channel = 'company_page', '(company page)',
                {by:String} = 'team', multiIf(
                    team = '', '(none)',
                    team IN {shown:Array(String)}, team,
                    {pool:String}),
                if(advocate_id IN {shown:Array(String)}, advocate_id, {pool:String})) AS member
        FROM touch
        ASOF LEFT JOIN (SELECT toString(advocate_id) AS enrolled_id, since, team FROM enrolment_known(tenant = {tenant:String}, as_known_at = {as_known_at:String})) AS enrolled
            ON touch.advocate_id = enrolled.enrolled_id AND touch.touched_at >= enrolled.since
    )
    GROUP BY candidate_ref, application_id
)
SELECT candidate_ref, application_id, reached, touches
FROM application
LEFT JOIN journey USING (candidate_ref, application_id)
ORDER BY candidate_ref, application_id
