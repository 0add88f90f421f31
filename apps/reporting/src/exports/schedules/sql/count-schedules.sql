SELECT count(*) AS schedules FROM export_schedule WHERE tenant_id = $1 AND name <> $2
