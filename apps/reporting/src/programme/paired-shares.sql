-- What people shared in so many days (of 24 hours) before and after a moment of their own, per line of the report. Only
-- whole windows are compared: the person was enrolled all through both, and the second one is over. `anchor` holds the
-- moments: advocate_id, label, period and at, one per person and label.
SELECT
    label,
    period,
    count() AS people,
    countIf(is_whole) AS paired_people,
    sumIf(before, is_whole) AS shares_before,
    sumIf(after, is_whole) AS shares_after,
    sumIf(pow(toInt64(after) - toInt64(before), 2), is_whole) AS squared_differences,
    countIf(is_whole AND after > before) AS paired_more,
    countIf(is_whole AND after < before) AS paired_fewer
FROM
(
    SELECT
        label,
        period,
        at + INTERVAL {window_days:UInt32} DAY <= parseDateTime64BestEffort({as_of:String}, 3, 'UTC')
            AND arrayExists(stretch -> stretch.1 <= at - INTERVAL {window_days:UInt32} DAY AND stretch.2 >= at + INTERVAL {window_days:UInt32} DAY, stretches) AS is_whole,
        arrayCount(made -> made >= at - INTERVAL {window_days:UInt32} DAY AND made < at, moments) AS before,
        arrayCount(made -> made >= at AND made < at + INTERVAL {window_days:UInt32} DAY, moments) AS after
    FROM anchor
    LEFT JOIN
    (
        -- From joining to leaving, whatever the teams in between.
        SELECT advocate_id, groupArray((begins, ends)) AS stretches
        FROM
        (
            SELECT advocate_id, joined, min(since) AS begins, max(until) AS ends
            FROM
            (
                SELECT advocate_id, since, until, is_enrolled, sum(is_new) OVER (PARTITION BY advocate_id ORDER BY since, NOT is_enrolled) AS joined
                FROM membership
            )
            WHERE is_enrolled
            GROUP BY advocate_id, joined
        )
        GROUP BY advocate_id
    ) AS enrolled USING (advocate_id)
    LEFT JOIN (SELECT shared_by, groupArray(shared_at) AS moments FROM share_made GROUP BY shared_by) AS made
        ON anchor.advocate_id = made.shared_by
)
GROUP BY label, period
ORDER BY label, period
