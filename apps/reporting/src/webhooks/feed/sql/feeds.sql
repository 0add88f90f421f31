-- Every organisation's feed of hires.
SELECT tenant_id AS tenant, began_at AS "beganAt", baseline_at AS "baselineAt", settings_version AS "settingsVersion",
       read_until AS "readUntil", swept_at AS "sweptAt"
FROM hire_feed
ORDER BY tenant_id
