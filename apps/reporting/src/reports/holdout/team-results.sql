-- What the advocates of the teams of one hold-out did, per team and stretch. A person belongs to the team they were in on
-- the morning of the first day, whatever happened later: otherwise people who move because of the programme would move
-- the result. `squares` tells how much people of a team differ, without telling who they are.
WITH
member AS
(
    SELECT advocate_id, latest.2 AS team
    FROM
    (
        SELECT
            subject AS advocate_id,
            argMax(
                (toString(type), JSONExtractString(data, 'team')),
                (occurred_at, type = 'advocate.left', toString(event_key))) AS latest
        FROM programme_event FINAL
        WHERE tenant = {tenant:String}
          AND type IN ('advocate.enrolled', 'advocate.left')
          AND toDate(occurred_at, {zone:String}) < {from:Date}
          AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
        GROUP BY subject
    )
    WHERE latest.1 = 'advocate.enrolled' AND latest.2 IN {teams:Array(String)}
),
credited AS
(
    SELECT advocate_id, toDate(ifNull(touch_at, outcome_at), {zone:String}) AS day, toUInt64(credit_micro) AS micro
    FROM credit FINAL
    WHERE tenant = {tenant:String}
      AND stage = {outcome:String}
      AND model = {model:String}
      AND channel = 'advocate'
      AND ({scope:String} = 'all'
        OR multiIf({subject_kind:String} = 'vacancy', vacancy_id, {subject_kind:String} = 'campaign', campaign_id, content_id) = {subject_id:String})
      AND (candidate_ref, version) IN (SELECT candidate_ref, version FROM standing_version(tenant = {tenant:String},
          settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String}))
),
clicked AS
(
    SELECT advocate_id, toDate(occurred_at, {zone:String}) AS day, toUInt64(1000000) AS micro
    FROM click FINAL
    WHERE tenant = {tenant:String}
      AND {outcome:String} = 'clicks'
      AND verdict = 'human'
      AND sharer = 'advocate'
      -- A local day lies within one day either side of the UTC day of the same name; this is what prunes.
      AND occurred_at >= toDateTime64({from:Date} - 1, 3, 'UTC')
      AND occurred_at < toDateTime64({to:Date} + 2, 3, 'UTC')
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
      AND ({scope:String} = 'all'
        OR multiIf({subject_kind:String} = 'vacancy', vacancy_id, {subject_kind:String} = 'campaign', campaign_id, content_id) = {subject_id:String})
),
share_row AS
(
    -- When several events name one share the earliest stands.
    SELECT argMin(advocate_id, (occurred_at, toString(event_key))) AS shared_by, toDate(min(occurred_at), {zone:String}) AS day
    FROM share FINAL
    WHERE tenant = {tenant:String}
      AND sharer = 'advocate'
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
      AND multiIf({subject_kind:String} = 'vacancy', vacancy_id, {subject_kind:String} = 'campaign', campaign_id, content_id) = {subject_id:String}
    GROUP BY share_id
),
deed AS
(
    SELECT advocate_id, day, micro, 0 AS shares FROM credited
    UNION ALL
    SELECT advocate_id, day, micro, 0 AS shares FROM clicked
    UNION ALL
    SELECT shared_by AS advocate_id, day, toUInt64(0) AS micro, 1 AS shares FROM share_row
),
done AS
(
    SELECT
        toString(advocate_id) AS advocate_id,
        arrayLastIndex(begin -> begin <= day, {stretches:Array(Date)}) AS stretch,
        sum(micro) / 1000000 AS outcomes,
        sum(deed.shares) AS shares
    FROM deed
    WHERE day BETWEEN {from:Date} AND {to:Date}
    GROUP BY advocate_id, stretch
)
SELECT
    team,
    stretch - 1 AS stretch,
    count() AS people,
    sum(done.outcomes) AS outcomes,
    sum(done.outcomes * done.outcomes) AS squares,
    sum(done.shares) AS shares,
    countIf(done.shares > 0) AS sharers
FROM (SELECT advocate_id, team, arrayJoin(arrayEnumerate({stretches:Array(Date)})) AS stretch FROM member) AS cell
LEFT JOIN done USING (advocate_id, stretch)
GROUP BY team, stretch
ORDER BY stretch, team
