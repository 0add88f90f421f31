-- Per ISO week: teams in which at least k people were enrolled at some moment, and teams in which at least k shared while
-- enrolled. The second are always among the first.
SELECT
    week,
    countIf(members >= {k:UInt32}) AS teams_enrolled,
    countIf(active >= {k:UInt32}) AS teams_active
FROM
(
    SELECT week, team, uniqExactIf(person, is_member) AS members, uniqExactIf(person, NOT is_member) AS active
    FROM
    (
        SELECT
            arrayJoin(arrayMap(
                n -> toMonday(first_day) + 7 * n,
                range(1 + intDiv(dateDiff('day', toMonday(first_day), last_day), 7)))) AS week,
            team,
            advocate_id AS person,
            1 AS is_member
        FROM
        (
            SELECT
                advocate_id,
                team,
                greatest(toDate(since, {zone:String}), {from:Date}) AS first_day,
                -- The moment of leaving is no longer part of it.
                least(toDate(until - INTERVAL 1 MILLISECOND, {zone:String}), {to:Date}) AS last_day
            FROM membership
            WHERE is_enrolled AND until > since
        )
        WHERE first_day <= last_day
        UNION ALL
        SELECT toMonday(toDate(shared_at, {zone:String})) AS week, team, shared_by AS person, 0 AS is_member
        FROM share_state
        WHERE is_enrolled
    )
    GROUP BY week, team
)
GROUP BY week
