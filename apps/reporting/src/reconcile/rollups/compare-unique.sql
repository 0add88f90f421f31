-- As compare-rollup.sql, with the fair share compared as a number: it is a sum of fractions, and the last bit of a sum may
-- depend on the order of adding.
SELECT
    toString(day) AS day,
    toJSONString(map('breakdown', breakdown, 'member', member)) AS content,
    sumIf(unique_clickers, side = 1) AS expected_clickers,
    sumIf(unique_clickers, side = -1) AS actual_clickers,
    sumIf(fair_share, side = 1) AS expected_share,
    sumIf(fair_share, side = -1) AS actual_share,
    sum(side) AS balance
FROM
(
    SELECT day, toString(breakdown) AS breakdown, member, unique_clickers, fair_share, 1 AS side FROM expected
    UNION ALL
    SELECT day, toString(breakdown) AS breakdown, member, unique_clickers, fair_share, -1 AS side FROM actual
)
GROUP BY day, breakdown, member
HAVING balance != 0
    OR expected_clickers != actual_clickers
    OR abs(expected_share - actual_share) > 1e-9 * greatest(abs(expected_share), abs(actual_share))
ORDER BY day, content
LIMIT 1000
