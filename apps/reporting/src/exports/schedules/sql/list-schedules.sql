SELECT * FROM export_schedule WHERE tenant_id = $1 ORDER BY name
