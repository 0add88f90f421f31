-- Every stored fact of one organisation: what it is, and what it is about. Of an organisation that other trials write to
-- as well, only what belongs to this one.
SELECT family, source, event_id, type, at, subject
FROM
(
    SELECT 'share' AS family, source, event_id, 'share.created' AS type, toUnixTimestamp64Milli(occurred_at) AS at, share_id AS subject
    FROM share FINAL WHERE tenant = {tenant:String}
    UNION ALL
    SELECT 'share_measure', source, event_id, 'share.measured', toUnixTimestamp64Milli(occurred_at), share_id
    FROM share_measure FINAL WHERE tenant = {tenant:String}
    UNION ALL
    SELECT 'talent_event', source, event_id, type, toUnixTimestamp64Milli(occurred_at), concat(candidate_ref, if(candidate_ref = '', vacancy_id, ''))
    FROM talent_event FINAL WHERE tenant = {tenant:String}
    UNION ALL
    SELECT 'programme_event', source, event_id, type, toUnixTimestamp64Milli(occurred_at), subject
    FROM programme_event FINAL WHERE tenant = {tenant:String}
    UNION ALL
    SELECT 'click', source, event_id, link_code, toUnixTimestamp64Milli(occurred_at), click_id
    FROM click FINAL WHERE tenant = {tenant:String}
)
WHERE {trial:String} = '' OR startsWith(event_id, concat({trial:String}, '-')) OR startsWith(type, {mark:String})
