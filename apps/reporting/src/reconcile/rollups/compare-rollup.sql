-- Rows of the version that stands against the rows computed from raw facts now: whatever does not cancel out differs.
SELECT toString(day) AS day, toJSONString(content) AS content, sum(side) AS balance
FROM
(
    SELECT day, tuple(* EXCEPT (tenant, day)) AS content, 1 AS side FROM expected
    UNION ALL
    SELECT day, tuple(* EXCEPT (tenant, day)) AS content, -1 AS side FROM actual
)
GROUP BY day, content
HAVING balance != 0
ORDER BY day, content
LIMIT 1000
