SELECT id, reporting_zone AS zone FROM tenant WHERE $1::text IS NULL OR id = $1 ORDER BY id
