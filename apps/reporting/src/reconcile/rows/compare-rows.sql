-- The events of one month, by tenant, day and family: those the log's trail names against those in the fact tables.
-- An event may stand at several offsets (it was published again); it must be exactly one row of its table.
SELECT
    tenant,
    toString(day) AS day,
    family,
    countIf(logged > 0) AS events,
    countIf(logged > 0 AND stored = 0) AS missing,
    countIf(logged = 0 AND stored > 0) AS unlogged,
    countIf(stored > 1) AS doubled
FROM
(
    SELECT tenant, family, event_key, min(toDate(at, 'UTC')) AS day, sum(in_log) AS logged, sum(in_facts) AS stored
    FROM
    (
        SELECT tenant, toString(family) AS family, event_key, occurred_at AS at, 1 AS in_log, 0 AS in_facts FROM log_position FINAL
        UNION ALL SELECT tenant, 'click', event_key, occurred_at, 0, 1 FROM click FINAL
        UNION ALL SELECT tenant, 'share', event_key, occurred_at, 0, 1 FROM share FINAL
        UNION ALL SELECT tenant, 'share_measure', event_key, occurred_at, 0, 1 FROM share_measure FINAL
        UNION ALL SELECT tenant, 'talent_event', event_key, occurred_at, 0, 1 FROM talent_event FINAL
        UNION ALL SELECT tenant, 'programme_event', event_key, occurred_at, 0, 1 FROM programme_event FINAL
    )
    WHERE at >= toDateTime64({month:Date}, 3, 'UTC')
      AND at < toDateTime64(addMonths({month:Date}, 1), 3, 'UTC')
      AND (empty({tenants:Array(String)}) OR tenant IN {tenants:Array(String)})
    GROUP BY tenant, family, event_key
)
GROUP BY tenant, day, family
ORDER BY tenant, day, family
