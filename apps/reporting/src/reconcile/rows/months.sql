SELECT DISTINCT toString(toStartOfMonth(occurred_at)) AS month
FROM
(
    SELECT occurred_at FROM log_position WHERE empty({tenants:Array(String)}) OR tenant IN {tenants:Array(String)}
    UNION ALL SELECT occurred_at FROM click WHERE empty({tenants:Array(String)}) OR tenant IN {tenants:Array(String)}
    UNION ALL SELECT occurred_at FROM share WHERE empty({tenants:Array(String)}) OR tenant IN {tenants:Array(String)}
    UNION ALL SELECT occurred_at FROM share_measure WHERE empty({tenants:Array(String)}) OR tenant IN {tenants:Array(String)}
    UNION ALL SELECT occurred_at FROM talent_event WHERE empty({tenants:Array(String)}) OR tenant IN {tenants:Array(String)}
    UNION ALL SELECT occurred_at FROM programme_event WHERE empty({tenants:Array(String)}) OR tenant IN {tenants:Array(String)}
)
ORDER BY month
